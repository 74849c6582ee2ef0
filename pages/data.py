"""The page at /data."""

from lutondash.ui import pages

pages.data()
