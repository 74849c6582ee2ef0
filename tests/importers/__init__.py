"""Tests of the importers, on made-up places and figures."""
