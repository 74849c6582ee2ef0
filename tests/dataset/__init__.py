"""Tests of `lutondash.dataset`."""
