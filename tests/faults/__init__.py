"""Faults on purpose: whatever breaks, readers keep reading, nothing is lost, and /healthz tells the truth."""
