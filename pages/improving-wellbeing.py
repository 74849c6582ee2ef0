"""The page at /improving-wellbeing."""

from lutondash.ui import frame

frame.show("improving-wellbeing")
