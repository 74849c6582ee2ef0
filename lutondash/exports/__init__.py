"""What is taken away: CSV and JSON."""
