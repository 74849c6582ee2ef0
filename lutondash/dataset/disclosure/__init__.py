"""Which figures must be hidden to protect people, and whether a hidden one can be worked out."""
