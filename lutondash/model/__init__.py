"""What things are: frozen records of the framework, indicators, figures and their sources."""
