"""The page at /indicator."""

from lutondash.ui import pages

pages.indicator()
