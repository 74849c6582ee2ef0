"""The first page, at /."""

from lutondash.ui import pages

pages.overview()
