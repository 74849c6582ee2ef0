"""Every kind of page and of chart looks as it did: compared with the picture that is kept."""

from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Playwright

from lutondash import Dataset
from lutondash.charts import theme
from scripts.pages import ROOT
from tests.charts.kinds import KINDS
from tests.pictures.camera import camera, few_colours, picture
from tests.pictures.compare import difference
from tests.pictures.keep import KEPT
from tests.pictures.subjects import CHARTS, OTHERS, PAGES, WIDTHS, Subject, chart, subjects

OUTPUT = ROOT / "test-output" / "pictures"
NAMES = [
    f"{name}-{width}"
    for name in (*(f"page-{page}" for page in (*PAGES, *OTHERS)), *(f"chart-{kind}" for kind in CHARTS))
    for width in WIDTHS
]
MOST_BYTES = 1_900_000


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all pictures."""
    with camera(playwright) as chromium:
        yield chromium


@pytest.fixture(scope="module")
def documents(dataset: Dataset) -> dict[str, Subject]:
    """Return every document by the name of its picture."""
    return {subject.name: subject for subject in subjects(dataset)}


@pytest.mark.parametrize("name", NAMES)
def test_it_looks_as_it_did(browser: Browser, documents: dict[str, Subject], name: str) -> None:
    """Where it does not, both pictures and what differs are written, to be looked at."""
    new = picture(browser, documents[name])
    found = difference(Image.open(KEPT / f"{name}.png"), new)
    if found.is_seen:
        OUTPUT.mkdir(parents=True, exist_ok=True)
        new.save(OUTPUT / f"{name}-new.png")
        found.image.save(OUTPUT / f"{name}-difference.png")
    assert not found.is_seen, (
        f"{name} looks different, most at {found.where}: see {OUTPUT.relative_to(ROOT)}/{name}-new.png and"
        f" {name}-difference.png; where that is meant, make pictures keeps the new one"
    )


def test_every_picture_kept_is_of_something() -> None:
    """No picture is left of what is no longer drawn, and all together are small."""
    files = list(KEPT.glob("*.png"))
    assert {path.stem for path in files} == set(NAMES)
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (theme.INK, "#3d6d12"),
        (">Muddleford 52%<", ">Muddleford 47%<"),
        ("translate(957,46.3)", "translate(957,52.3)"),
    ],
    ids=["another colour", "another figure", "moved words"],
)
def test_a_small_change_is_seen(browser: Browser, old: str, new: str) -> None:
    """A line in another colour, other digits, or words a few pixels lower are noticed."""
    html = chart(KINDS["one place"])
    before = few_colours(picture(browser, Subject("before", html, WIDTHS[0])))
    changed = _changed(html, old, new)
    after = picture(browser, Subject("after", changed, WIDTHS[0]))
    assert difference(before, after).is_seen
    assert not difference(before, picture(browser, Subject("again", html, WIDTHS[0]))).is_seen


def _changed(html: str, old: str, new: str) -> str:
    """Change a document in its chart alone."""
    start = html.index('<div class="drawing"')
    assert old in html[start:]
    return html[:start] + html[start:].replace(old, new)
