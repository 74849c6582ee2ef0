"""Publishers' files to rows: recipes, readers, periods, places, values and the writer of `data/`."""
