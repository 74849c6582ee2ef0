"""The page at /child-friendly-town."""

from lutondash.ui import frame

frame.show("child-friendly-town")
