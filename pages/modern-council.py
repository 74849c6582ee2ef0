"""The page at /modern-council."""

from lutondash.ui import frame

frame.show("modern-council")
