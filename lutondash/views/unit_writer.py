"""`UnitWriter`: numbers in an indicator's unit, exact enough to reckon on."""

from dataclasses import dataclass

from lutondash.model.indicator import Indicator, Unit
from lutondash.model.number import shown
from lutondash.model.observation import Observation
from lutondash.views import formats

_MORE_DECIMALS = 2
"""Decimals kept in the arithmetic beyond those a page shows."""


@dataclass(frozen=True, slots=True)
class UnitWriter:
    """Writes what stands in the arithmetic of one indicator."""

    indicator: Indicator

    def value(self, value: float) -> str:
        """Write a value in its unit, such as 32.45%; pounds are never shortened to millions."""
        text = self._digits(value)
        match self.indicator.unit:
            case Unit.PERCENT:
                return f"{text}%"
            case Unit.GBP:
                return f"\N{MINUS SIGN}£{text[1:]}" if text.startswith("\N{MINUS SIGN}") else f"£{text}"
            case _:
                return text

    def change(self, value: float) -> str:
        """Write a signed difference: in points for percentages."""
        if self.indicator.unit is Unit.PERCENT:
            text = self._digits(value)
            return f"{text} point" if text == "1" else f"{text} points"
        return self.value(value)

    def shown(self, value: float) -> str:
        """Write a value as the page shows it, without the words of its unit."""
        return formats.figure(self.indicator, value).number

    def period(self, observation: Observation) -> str:
        """Name the period as the page does."""
        return formats.period(self.indicator, observation)

    def date(self, text: str) -> str:
        """Write a date in words; a bare year means its end."""
        words = formats.reduced_date(text)
        return f"the end of {words}" if text.isdigit() else words

    def _digits(self, value: float) -> str:
        """Keep two decimals more than the page shows, as far as they say anything."""
        least = self.indicator.decimals
        rounded = shown(value, least + _MORE_DECIMALS)
        short = rounded.quantize(shown(0.0, least)) if rounded == shown(value, least) else rounded.normalize()
        return f"{short:,f}".replace("-", "\N{MINUS SIGN}")
