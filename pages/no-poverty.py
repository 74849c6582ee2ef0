"""The page at /no-poverty."""

from lutondash.ui import pages

pages.priority("no-poverty")
