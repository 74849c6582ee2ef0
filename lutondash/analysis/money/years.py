"""Financial years as text, counted forwards and backwards."""

_CENTURY = 100


def start(year: str) -> int:
    """Return the calendar year in which a financial year begins: 2017 for 2017-18."""
    return int(year[:4])


def beginning(first: int) -> str:
    """Return the financial year that begins in a calendar year: 2017-18 for 2017."""
    return f"{first}-{(first + 1) % _CENTURY:02d}"


def after(year: str) -> str:
    """Return the financial year that follows."""
    return beginning(start(year) + 1)


def before(year: str) -> str:
    """Return the financial year that went before."""
    return beginning(start(year) - 1)
