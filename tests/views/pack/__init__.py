"""Tests of `lutondash/views/pack`."""
