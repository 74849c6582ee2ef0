"""The whole site as files: complete, the same each time, and never with what is held back."""

import hashlib
import json
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from lutondash.dataset.edition import Edition, dataset
from lutondash.errors import DataFaultError, LutondashError, UsageError
from lutondash.site import links, pages, slide_files, static_edition, static_files
from lutondash.site.downloads import download, names
from lutondash.site.finished import ASSETS
from lutondash.site.static_edition import build
from lutondash.site.static_files import Order
from tests.sample import AS_OF, HOME, add, change
from tests.site.conftest import PUBLIC, untold

HELD = "letters-return"
KIND = 'kind = "publisher_file"'
UNTOLD = "987654.3"


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_every_page_indicator_and_outcome_is_written(in_public: Path, shown: Edition) -> None:
    """Nothing that has an address of its own is missing."""
    held = dataset(shown)
    fixed = {"index", "compare", "money", "framework", "archive", "data", "about", "accessibility", "404"}
    wanted = {f"{name}.html" for name in fixed | {priority.id for priority in held.priorities}}
    wanted |= {f"indicator/{name}.html" for name in held.indicators}
    wanted |= {f"outcome/{slug}.html" for slug in held.outcomes}

    assert wanted <= set(files(in_public))


def test_every_choice_of_filters_is_a_page(in_public: Path, shown: Edition) -> None:
    """Two sides and everything, five kinds and all: eighteen pages for each priority."""
    for priority in dataset(shown).priorities:
        assert len(list((in_public / priority.id).glob("*.html"))) == 17


def test_a_choice_about_money_is_a_page_of_its_own(in_public: Path) -> None:
    """Each measure, service and band stands for itself: a page for each pair would be hundreds."""
    written = {path.stem for path in (in_public / "money").glob("*.html")}

    assert {"measure-real", "measure-person", "service-housing", "band-A", "band-H"} <= written
    assert all(name.count("-") == 1 or name.startswith("service-") for name in written)
    assert len(written) < 25


def test_every_download_is_written_as_the_server_sends_it(in_public: Path, shown: Edition) -> None:
    """Each file that needs no choice is there, byte for byte; slides take a server."""
    held, written = dataset(shown), files(in_public)
    located = partial(links.from_top, top=PUBLIC)
    slides = set(slide_files.names(held))
    assert slides
    assert not {f"download/{name}" for name in slides} & written.keys()
    for name in set(names(held)) - slides:
        assert written[f"download/{name}"] == download(held, name, {}, located).content, name
    for slug in held.outcomes:
        assert (
            written[f"download/outcome/{slug}.csv"] == download(held, "outcome.csv", {"id": [slug]}).content
        )
    asked = {"side": ["town"], "show": ["better"]}
    assert (
        written["download/dry-town-show-better-side-town.csv"]
        == download(held, "dry-town.csv", asked).content
    )


def test_assets_are_written(in_public: Path) -> None:
    """The font and its licence are there."""
    for path in ASSETS.iterdir():
        assert (in_public / "assets" / path.name).read_bytes() == path.read_bytes()


def test_the_record_tells_what_was_written(in_public: Path) -> None:
    """Day, place, counts, and the hash of every file but the record's own."""
    written = files(in_public)
    record = json.loads(written.pop("edition.json"))

    assert (record["as_of"], record["public"]) == (AS_OF.isoformat(), PUBLIC)
    assert record["files"] == len(written)
    assert record["pages"] == sum(name.endswith(".html") for name in written)
    assert record["sha256"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in written.items()
    }


def test_two_processes_write_the_same_bytes_as_one(shown: Edition, in_public: Path, tmp_path: Path) -> None:
    """A second run, shared out among workers, gives the same files; how far it is is told."""
    told: list[tuple[int, int]] = []
    built = build(
        Order(shown, tmp_path / "site", PUBLIC),
        workers=2,
        tell=lambda done, known: told.append((done, known)),
    )
    assert files(tmp_path / "site") == files(in_public)
    assert told[-1] == (built.files, built.files)
    assert told == sorted(told)


def test_an_edition_is_replaced_only_when_asked(
    shown: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old one stays until the new one is whole, and nothing of it is left then."""
    monkeypatch.setattr(static_files, "first", lambda _: ("/about", "/robots.txt"))
    monkeypatch.setattr("lutondash.site.links.found_in", lambda _: ())
    order = Order(shown, tmp_path / "site")
    assert build(order, tell=untold) == static_edition.Built(pages=1, files=2)
    with pytest.raises(UsageError, match="--replace"):
        build(order, tell=untold)
    monkeypatch.setattr(static_files, "first", lambda _: ("/archive",))
    build(replace(order, replace=True), tell=untold)
    assert set(files(tmp_path / "site")) == {"archive.html", "edition.json"}


def test_a_link_that_leads_nowhere_stops_the_run(
    shown: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page and the link are named, and nothing is written."""
    monkeypatch.setattr("lutondash.site.links.found_in", lambda _: ("/indicator?id=no-such",))
    with pytest.raises(LutondashError, match=r"\.html leads to /indicator\?id=no-such, but no indicator"):
        build(Order(shown, tmp_path / "site"), tell=untold)
    assert list(tmp_path.iterdir()) == []


def test_a_fault_in_another_process_is_told_the_same(shown: Edition, tmp_path: Path) -> None:
    """What goes wrong in a worker comes back in words, not as a broken pool."""
    task = [static_edition.Task("/indicator?id=no-such", "index.html")]
    pool = static_edition._pool(2)
    with pool, pytest.raises(LutondashError, match=r"index\.html leads to"):
        pool.submit(static_edition.write, Order(shown, tmp_path), tmp_path, task).result()


def test_two_addresses_never_share_a_file(
    shown: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page is lost under another."""
    monkeypatch.setattr("lutondash.site.links.file_of", lambda _: "same.html")
    with pytest.raises(LutondashError, match=r"same\.html"):
        build(Order(shown, tmp_path / "site"), tell=untold)


def test_faulty_data_is_not_published(sample: Path, tmp_path: Path) -> None:
    """The faults are raised as everywhere, and nothing is written."""
    add(sample, "indicators/rainy-days/observations.csv", "2014-01-01/P1Y,E00000000,150")
    with pytest.raises(DataFaultError):
        build(Order(Edition(str(sample), AS_OF), tmp_path / "site"), tell=untold)
    assert not (tmp_path / "site").exists()


def test_nothing_held_back_is_in_any_file(sample: Path, tmp_path: Path) -> None:
    """A figure under embargo is in no page, download or picture; the day after its end it is."""
    change(sample, "indicators/letters-answered/indicator.toml", "max = 100", "max = 1_000_000")
    add(sample, "indicators/letters-answered/observations.csv", f"2021-01-01/P3Y,{HOME},{UNTOLD},")
    change(sample, f"releases/{HELD}.toml", KIND, f"{KIND}\nembargo = 2024-09-10T09:30:00+01:00")

    build(Order(Edition(str(sample), AS_OF), tmp_path / "before"), tell=untold)
    build(Order(Edition(str(sample), AS_OF.replace(day=11)), tmp_path / "after"), tell=untold)

    assert holding(tmp_path / "before") == set()
    after = holding(tmp_path / "after")
    assert {f"download/letters-answered.{ending}" for ending in ("csv", "xlsx", "svg")} <= after
    assert {"indicator/letters-answered.html", "download/lutondash-figures.zip"} <= after


def holding(folder: Path) -> set[str]:
    """Return the files that hold the secret figure, in any of the ways it may be written."""
    ways = [UNTOLD.encode(), b"987,654", b"987654"]
    return {
        name
        for name, content in files(folder).items()
        if any(way in text for text in unpacked(content) for way in ways)
    }


def unpacked(content: bytes) -> list[bytes]:
    """Return a file's content; of a ZIP file or a workbook that of every file in it."""
    if not content.startswith(b"PK"):
        return [content]
    with ZipFile(BytesIO(content)) as packed:
        return [packed.read(name) for name in packed.namelist()]


def test_pages_come_before_what_they_lead_to(shown: Edition) -> None:
    """Fixed pages are first, so that the largest downloads are not the last to be made."""
    first = static_files.first(dataset(shown))

    own = [pages.address(name, choices) for name, choices in pages.addresses(dataset(shown))]
    assert set(own) <= set(first)
    assert [each for each in first if "?" in each] == [each for each in own if "?" in each]
    assert first.index("/data") < first.index(next(each for each in first if "?" in each))


def test_the_files_of_one_figure_go_to_one_worker() -> None:
    """The picture is made of the drawing, which only the process that drew it has; no share grows long."""
    endings = ("csv", "xlsx", "svg", "png")
    files = [f"/download/figure-{n}.{ending}" for n in range(9) for ending in endings[: 2 + n % 3]]
    tasks = [static_edition.Task(each) for each in (*files, *(f"/indicator?id={n}" for n in range(40)))]
    shares = list(static_edition._few(tasks))

    assert [task for share in shares for task in share] == tasks
    assert all(len(share) < 2 * static_edition._AT_ONCE for share in shares)
    for name in {file.rpartition(".")[0] for file in files}:
        assert sum(any(task.address.startswith(f"{name}.") for task in share) for share in shares) == 1
