"""Tests of `lutondash/views`."""
