"""How is Luton doing? The library behind the dashboard."""
