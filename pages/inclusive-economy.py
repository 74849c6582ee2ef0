"""The page at /inclusive-economy."""

from lutondash.ui import frame

frame.show("inclusive-economy")
