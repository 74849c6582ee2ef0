"""The page at /indicator."""

from lutondash.ui import frame

frame.show("indicator")
