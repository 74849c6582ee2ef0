"""The page at /archive."""

from lutondash.ui import pages

pages.archive()
