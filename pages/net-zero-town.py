"""The page at /net-zero-town."""

from lutondash.ui import frame

frame.show("net-zero-town")
