"""The rules of peers in a few lines each, to prove that their published numbers are read as they meant."""

from collections.abc import Sequence

from tests.analysis.peer_tables import Row, number

LOW_ENOUGH = 0.001
"""What Open SDG puts in the place of a target or a first value of zero."""


def havering(actual: float, target: float, year_before: float) -> str:
    """Green to 10% off target, amber where no worse than a year before, else red (a high figure is good)."""
    if actual >= target * 0.9:
        return "green"
    return "amber" if actual >= year_before else "red"


def fingertips_target(row: Row) -> str:
    """Judge a value, an interval or a range as Fingertips does; no way is `same`."""
    low_is_good = row["polarity"] == "low"
    lower, upper = number(row["lower"]), number(row["upper"])
    value, lci, uci = (number(row[name]) for name in ("value", "lci", "uci"))
    assert lower is not None
    if row["kind"] == "single_value":
        assert value is not None
        return "better" if (value <= lower if low_is_good else value >= lower) else "worse"
    if row["kind"] == "range":
        assert value is not None
        assert upper is not None
        is_low, is_high = value < lower, value >= upper
    else:
        assert lci is not None
        assert uci is not None
        is_low, is_high = uci < lower, lci >= lower
    if not (is_low or is_high):
        return "same"
    return "better" if is_low == low_is_good else "worse"


def weather_without_target(mean: str, last: str) -> str:
    """Give the weather sign of a measure that has a direction but no number to reach."""
    return {
        ("+", "+"): "sun",
        ("+", "not+"): "sun_with_cloud",
        ("not+", "+"): "cloud",
        ("not+", "not+"): "thunderstorm",
    }[mean, last]


def quintile(value: float, areas: Sequence[float], polarity: str) -> int:
    """Return the fifth of an area among all areas, itself one of them; 0 with fewer than five."""
    if len(areas) < 5:
        return 0
    best_first = sorted(areas, reverse=polarity == "high")
    return best_first.index(value) * 5 // len(areas) + 1


def quartile_band(value: float, bounds: Sequence[float], polarity: str) -> str:
    """Return the quarter by given bounds, closed on the right; outside them is an error."""
    if not bounds[0] <= value <= bounds[-1]:
        return "Error"
    passed = sum(value > bound for bound in bounds[1:-1])
    return ("ABCD" if polarity == "Low" else "DCBA")[passed]


def growth(first: float, last: float, years: float) -> float:
    """Return the compound growth a year, CAGR."""
    return float((last / first) ** (1 / years) - 1)


def eurostat_class(compared: float, *, has_target: bool) -> str:
    """Name the class of a growth, or of its ratio to the growth that a target needs."""
    if has_target:
        if compared < 0:
            return "significant_deterioration"
        names = ((0.95, "significant_progress"), (0.6, "moderate_progress"), (0, "insufficient_progress"))
        return next(name for least, name in names if compared > least)
    size = "significant" if abs(compared) > 0.01 else "moderate"
    if abs(compared) <= 0.001:
        return "no_progress"
    return f"{size}_progress" if compared > 0 else f"{size}_deterioration"


def eurostat_score(compared: float, *, has_target: bool) -> float:
    """Return the score from -5 to 5 of the same."""
    if not has_target:
        return max(-5.0, min(5.0, 250 * compared))
    if compared >= 0.6:
        return min(5.0, 5 / 0.7 * (compared - 0.6))
    return max(-5.0, 5 / 1.2 * (compared + 0.6) - 5)


def open_sdg_growth(first: float, last: float, years: float) -> float:
    """Return the growth with zero replaced, as Open SDG does."""
    return growth(first or LOW_ENOUGH, last or LOW_ENOUGH, years)


def open_sdg_coefficient(first: float, limit: float) -> float:
    """Return C, which shrinks the thresholds near a natural limit."""
    if first >= 2 * limit:
        return 1.0
    part = first / limit if first <= limit else (2 * limit - first) / limit
    return float(1 - part**4.44)


def open_sdg_class(progress: float, c: float | None, *, has_target: bool) -> str:
    """Name the class of a progress that has not reached its target."""
    high, middling = (0.95, 0.6) if has_target else (0.015 * (c or 0), 0.005 * (c or 0))
    if progress < 0:
        return "deterioration"
    if progress >= high:
        return "substantial"
    return "moderate" if progress >= middling else "limited"


def open_sdg_score(progress: float, c: float, *, has_target: bool) -> float:
    """Return the score from -5 to 5, with the rounded constants of the peer's code."""
    if has_target:
        if progress >= 0.6:
            return min(7.1429 * progress - 4.2857, 5.0)
        return max(4.1667 * progress - 2.5, -5.0)
    if progress < 0:
        return max(125 * progress - 2.5, -5.0)
    if not c:
        return 5.0
    if progress >= 0.015 * c:
        return min(500 * progress / c - 5, 5.0)
    steep = progress < 0.005 * c
    return 500 * progress / c - 2.5 if steep else 250 * progress / c - 1.25


def open_sdg_roll_up(scores: Sequence[float], achieved: Sequence[bool]) -> tuple[float, str]:
    """Return the mean of the scores, and the class of that mean."""
    mean = sum(scores) / len(scores)
    if all(achieved):
        return mean, "target_achieved"
    if mean >= 2.5:
        return mean, "substantial_progress"
    if mean >= 0:
        return mean, "moderate_progress"
    return mean, "limited_progress" if mean >= -2.5 else "deterioration"


def un_score(share_or_growth: float, *, has_target: bool) -> int:
    """Return 3 for on track, 2 for too slow, 1 for no or backward movement."""
    high, low = (0.95, 0.10) if has_target else (0.02, 0.005)
    if share_or_growth >= high:
        return 3
    return 2 if share_or_growth >= low else 1
