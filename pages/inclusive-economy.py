"""The page at /inclusive-economy."""

from lutondash.ui import pages

pages.priority("inclusive-economy")
