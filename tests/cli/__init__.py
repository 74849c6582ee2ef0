"""Tests of `lutondash.cli`."""
