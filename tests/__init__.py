"""Tests of the project, mirroring the package."""
