"""Tests of `lutondash.editions`."""
