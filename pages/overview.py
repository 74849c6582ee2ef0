"""The page at /."""

from lutondash.ui import frame

frame.show("overview")
