"""What follows: pure arithmetic on records."""
