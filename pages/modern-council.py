"""The page at /modern-council."""

from lutondash.ui import pages

pages.priority("modern-council")
