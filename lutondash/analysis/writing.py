"""How rules write numbers and periods into their steps; a caller with a unit brings its own writer."""

from typing import Protocol

from lutondash.model.observation import Observation

_SIGNIFICANT = 8
"""Digits kept in the arithmetic: enough to recompute a verdict by hand."""


class Writer(Protocol):
    """Writes what stands in the steps of a signal."""

    def value(self, value: float) -> str:
        """Write a value in its unit, with enough digits to reckon on, such as 32.45%."""
        ...

    def change(self, value: float) -> str:
        """Write a signed difference, such as minus 4.75 points."""
        ...

    def shown(self, value: float) -> str:
        """Write a value as a page shows it, for a sentence rather than a sum."""
        ...

    def period(self, observation: Observation) -> str:
        """Name the period of an observation."""
        ...

    def date(self, text: str) -> str:
        """Write an ISO date, month or year by which something is due; a bare year means its end."""
        ...


class Plain:
    """Writes bare numbers, and periods as they are in the file."""

    def value(self, value: float) -> str:
        """Write the number."""
        return number(value)

    def change(self, value: float) -> str:
        """Write the number with its sign."""
        return number(value)

    def shown(self, value: float) -> str:
        """Write the number."""
        return number(value)

    def period(self, observation: Observation) -> str:
        """Write the period's own text."""
        return observation.period.text

    def date(self, text: str) -> str:
        """Write the text, a bare year as its end."""
        return f"the end of {text}" if text.isdigit() else text


def number(value: float) -> str:
    """Write a number without a unit, with a true minus sign and at most eight digits that count."""
    text = f"{value:.{_SIGNIFICANT}g}"
    plain = f"{float(text):,.10f}".rstrip("0").rstrip(".") if "e" not in text else text
    return plain.replace("-", "\N{MINUS SIGN}")


PLAIN = Plain()
