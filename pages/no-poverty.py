"""The page at /no-poverty."""

from lutondash.ui import frame

frame.show("no-poverty")
