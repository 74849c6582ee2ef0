"""Whole documents: finished pages, the static edition and what can be taken away."""
