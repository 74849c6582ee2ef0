"""The page at /data."""

from lutondash.ui import frame

frame.show("data")
