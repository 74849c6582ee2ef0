"""The page at /empowered-community."""

from lutondash.ui import frame

frame.show("empowered-community")
