"""Tests of `lutondash/views/money`."""
