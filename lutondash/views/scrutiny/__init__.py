"""Views for the committee: which figures are looked at together, and what is out of the ordinary."""
