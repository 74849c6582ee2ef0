"""The page at /accessibility."""

from lutondash.ui import frame

frame.show("accessibility")
