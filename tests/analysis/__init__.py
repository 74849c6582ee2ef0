"""Tests of `lutondash/analysis`."""
