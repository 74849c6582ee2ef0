"""The page at /framework."""

from lutondash.ui import frame

frame.show("framework")
