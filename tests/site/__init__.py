"""Tests of whole documents: finished pages, files and the static edition."""
