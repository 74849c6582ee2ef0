"""Tests of `lutondash/ui`."""
