"""Made-up indicators and series for tests of arithmetic and words."""

from typing import Any

from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation, Series
from lutondash.model.period import Period

HOME = "E06000999"


def indicator(**changes: Any) -> Indicator:
    """Make a made-up yearly percentage; `changes` replace its fields."""
    fields: dict[str, Any] = {
        "id": "umbrellas",
        "title": "People with an umbrella",
        "question": "Who stays dry?",
        "definition": "People who own an umbrella.",
        "measure": "percent of people",
        "role": "outcome",
        "priority": "dry-town",
        "unit": "percent",
        "decimals": 1,
        "polarity": "high_is_good",
        "period_type": "financial_year",
        "measured": "during",
        "release": "rain-survey",
        "frequency": "annual",
        "evidence_class": "official_statistic",
        "control": "influences",
    }
    return Indicator.model_validate(fields | changes)


def years(*values: float | None, first: int = 2018, **more: Any) -> Series:
    """Make one financial year after another, from `first`."""
    observations = (
        Observation(Period(f"{first + n}-04-01/P1Y"), value, **more) for n, value in enumerate(values)
    )
    return Series("umbrellas", HOME, tuple(observations))


def periods(*pairs: tuple[str, float | None], **more: Any) -> Series:
    """Make a series from periods and values."""
    return Series("umbrellas", HOME, tuple(Observation(Period(text), value, **more) for text, value in pairs))
