"""What is hidden to protect people is in no byte served: neither count nor rate, nor what tells it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lutondash import load
from lutondash.editions.draft import begin
from lutondash.editions.store import Store
from tests.cli.test_import_into import bring
from tests.dataset.spoiling import GUTTER_TOML
from tests.editions.shelves import NOW, put
from tests.rain_files import GUTTERS, write_recipes
from tests.sample import COUNTY, HOME, NEIGHBOUR, add, write
from tests.web.following import FollowedSite, addresses, everything

RULE = f"""
[disclosure]
rule = "Made up"
smallest = 1000
counts = "numerator"

[[disclosure.adds_up]]
over = "geography"
total = "{HOME}"
parts = ["{NEIGHBOUR}", "{COUNTY}"]
"""
FEW, OTHER = 937, 58271
"""Too few to be shown; and the count that has to be hidden beside it, as the town's is shown."""
CANARY = re.compile(r'(?<=[>,"])937(?=[<,"])|(?<![\d.])(2\.990\d+|58,?271|58\.271)(?!\d)')
"""Either count, the smaller where it fills a cell, and either rate."""
OF_THE_PLACES = tuple(
    f"{address}place={code}"
    for code in (NEIGHBOUR, COUNTY)
    for address in ("/indicator?id=gutters-cleared&", "/download/gutters-cleared.csv?")
)
SHOWN = "59208"
DRAWN = re.compile(r'\b(d|transform|points)="[^"]*"')
"""Where lines lie in a picture: numbers that are no figures."""

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")


@pytest.fixture
def draft(sample: Path) -> Path:
    """Return a draft into which a publisher's file was imported that holds both counts."""
    write_recipes(sample)
    add(sample, GUTTER_TOML, RULE)
    rows = [(NEIGHBOUR, 30, 30000, 100000), (COUNTY, 40, 40000, 100000), (HOME, 35, 70000, 200000)]
    lines = [f"2023-10-01/P3M,{code},{rate},{count},{asked}" for code, rate, count, asked in rows]
    write(sample, GUTTERS, "\n".join(("period,geography,value,numerator,denominator", *lines)) + "\n")
    draft = sample.parent / "draft"
    begin(draft, sample, None)
    counts = {NEIGHBOUR: (FEW, 31337), COUNTY: (OTHER, 100000), HOME: (FEW + OTHER, 131337)}
    lines = [f"{code},{count},{asked}" for code, (count, asked) in counts.items()]
    write(sample.parent, "gutters 2024 Q1.csv", "\n".join(("code,cleared,asked", *lines)) + "\n")
    assert bring(sample.parent / "gutters 2024 Q1.csv", draft, "--base", sample) == 0
    return draft


@pytest.fixture
def site(draft: Path, tmp_path: Path) -> Iterator[FollowedSite]:
    """Return a site on a store whose one edition is the draft."""
    store = Store.open(str(tmp_path / "store"))
    put(draft, store)
    site = FollowedSite(store, tmp_path / "cache", NOW)
    yield site
    site.close()


def test_a_hidden_figure_is_in_no_byte_served(site: FollowedSite, draft: Path, tmp_path: Path) -> None:
    """The total beside it is; nor does any file of the store hold it, to be served by mistake."""
    held = load(draft, as_of=NOW.date())
    asked = dict.fromkeys((*addresses([held]), *OF_THE_PLACES))
    served = {each: DRAWN.sub("", everything(site.ask(each))) for each in asked}
    assert [each for each, text in served.items() if CANARY.search(text)] == []
    assert len([each for each, text in served.items() if SHOWN in text]) > 1
    texts = {each: each.read_text("utf-8") for each in (tmp_path / "store").glob("blobs/*/*")}
    assert [each for each, text in texts.items() if CANARY.search(text)] == []
