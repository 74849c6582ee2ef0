"""What an outsider may try, and that the site is served as before afterwards."""
