"""The address of every page, for whatever has to visit them all."""

from datetime import date
from pathlib import Path

import lutondash

ROOT = Path(__file__).parents[1]
# The day on which tests, measurements and pictures look at the figures.
AS_OF = date(2026, 11, 21)


def addresses(folder: Path = ROOT / "data") -> dict[str, str]:
    """The name of every page file, with an address to see it at.

    A page that takes an id is seen with the outcome and the indicator that have most to show; the one for
    scrutiny with a priority.
    """
    held = lutondash.load(folder, as_of=AS_OF)
    examples = {
        "outcome": max(held.outcomes, key=lambda slug: len(held.measuring(slug))),
        "indicator": max(held.indicators, key=lambda each: len(held.places(each))),
        "scrutiny": "net-zero-town",
    }
    names = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
    return {name: address(name, examples.get(name, "")) for name in names}


def address(name: str, example: str) -> str:
    """The address of one page: the overview is the root, and some pages take an id or a choice."""
    if name == "overview":
        return "/"
    if name == "scrutiny":
        return f"/{name}?priority={example}"
    return f"/{name}?id={example}" if example else f"/{name}"
