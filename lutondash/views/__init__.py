"""What is said: frozen records of finished words and numbers."""
