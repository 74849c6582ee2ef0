"""Tests of the programs around the product."""
