"""The page at /net-zero-town."""

from lutondash.ui import pages

pages.priority("net-zero-town")
