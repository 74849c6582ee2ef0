"""The page at /about."""

from lutondash.ui import frame

frame.show("about")
