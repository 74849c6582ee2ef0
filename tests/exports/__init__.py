"""Tests of `lutondash.exports`."""
