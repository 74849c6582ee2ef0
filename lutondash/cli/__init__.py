"""Who is asking, in a terminal: typer."""
