"""What we hold: the data folder read, checked, indexed and looked up."""
