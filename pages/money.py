"""The page at /money."""

from lutondash.ui import frame

frame.show("money")
