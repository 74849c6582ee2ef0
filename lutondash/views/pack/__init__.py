"""The pack: what a committee takes to its meeting, as one document for paper and screen."""
