"""Tests of `lutondash/charts`."""
