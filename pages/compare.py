"""The page at /compare."""

from lutondash.ui import frame

frame.show("compare")
