"""The page at /archive."""

from lutondash.ui import frame

frame.show("archive")
