"""The page at /outcome."""

from lutondash.ui import frame

frame.show("outcome")
