"""The page at /about."""

from lutondash.ui import pages

pages.about()
