"""Tests of `lutondash/analysis/money`."""
