"""Tests of `lutondash.model`."""
