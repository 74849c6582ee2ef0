"""The page at /framework."""

from lutondash.ui import pages

pages.framework()
