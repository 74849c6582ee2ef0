"""When the next figure of an indicator is expected."""

from datetime import date, timedelta

from lutondash.model.indicator import Frequency, Indicator
from lutondash.model.period import Period

DAYS_BETWEEN = {
    Frequency.MONTHLY: 31,
    Frequency.QUARTERLY: 92,
    Frequency.ANNUAL: 366,
    Frequency.BIENNIAL: 731,
    Frequency.EVERY_FOUR_YEARS: 1461,
}
"""Days from one figure to the next; an irregular one is never expected."""

_LAST_YEAR = date.max.year - 10


def next_expected(indicator: Indicator, latest: Period) -> date | None:
    """Return the day by which a newer figure should be out, or None where none is expected.

    Only an indicator with `expected_lag_days` says how long publication takes after a period ends.
    """
    if not (indicator.expected_lag_days and latest.end and indicator.frequency in DAYS_BETWEEN):
        return None
    days = indicator.expected_lag_days + DAYS_BETWEEN[indicator.frequency]
    return latest.end + timedelta(days=days) if latest.end.year < _LAST_YEAR else None
