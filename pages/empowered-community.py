"""The page at /empowered-community."""

from lutondash.ui import pages

pages.priority("empowered-community")
