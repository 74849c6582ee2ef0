"""Editions: what a draft changes, how it is published, verified and taken back."""
