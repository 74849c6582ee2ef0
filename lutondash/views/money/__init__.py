"""Money views: where the council's money comes from and goes, and what was said about it."""
