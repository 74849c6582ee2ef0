"""The page at /outcome."""

from lutondash.ui import pages

pages.outcome()
