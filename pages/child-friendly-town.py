"""The page at /child-friendly-town."""

from lutondash.ui import pages

pages.priority("child-friendly-town")
