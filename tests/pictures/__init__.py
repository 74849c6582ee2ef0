"""Pictures of every kind of page and chart, kept so that a change of looks is seen."""
