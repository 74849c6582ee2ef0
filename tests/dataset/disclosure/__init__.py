"""Tests of what is hidden to protect people, and of whether it can be worked out."""
