"""Checks of the published figures in `data/`."""
