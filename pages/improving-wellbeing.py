"""The page at /improving-wellbeing."""

from lutondash.ui import pages

pages.priority("improving-wellbeing")
