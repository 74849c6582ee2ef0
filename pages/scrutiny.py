"""The page at /scrutiny."""

from lutondash.ui import frame

frame.show("scrutiny")
