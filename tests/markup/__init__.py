"""Tests of `lutondash/markup`."""
