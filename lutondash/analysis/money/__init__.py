"""Money arithmetic: totals and their parts, shares of £1, prices of a year, amounts per person."""
