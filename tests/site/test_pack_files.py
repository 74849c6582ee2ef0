"""Packs as files to take away, and the PDF read back by another program."""

import io
from dataclasses import replace
from urllib.parse import parse_qs

import pypdf
import pytest

from lutondash import Dataset, UnknownIdError
from lutondash.errors import PackFaultError
from lutondash.site import pack_files
from lutondash.site.downloads import choices, download
from lutondash.site.pack_pdf import pdf_bytes
from lutondash.views.pack.pack import pack
from lutondash.views.pack.records import Pack
from lutondash.views.scrutiny.scope import Asking

DRY = Asking(priority="dry-town")


def words(text: str) -> str:
    """Return a text without the breaks of its lines."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def whole(dataset: Dataset) -> Pack:
    """Return a pack of three figures."""
    return pack(dataset, DRY)


@pytest.fixture(scope="module")
def printed(whole: Pack) -> pypdf.PdfReader:
    """Return the pack as a PDF, read."""
    return pypdf.PdfReader(io.BytesIO(pdf_bytes(whole, str)))


def test_the_pdf_can_be_read_aloud(printed: pypdf.PdfReader, whole: Pack) -> None:
    """It is tagged, says its language and its title, and has the mark of PDF/UA."""
    root = printed.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "en-GB"
    assert printed.metadata is not None
    assert printed.metadata.title == whole.name or whole.cover.title in str(printed.metadata.title)
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_the_pdf_has_a_bookmark_for_each_figure(printed: pypdf.PdfReader, whole: Pack) -> None:
    """Under its title."""
    flat: list[str] = []

    def walk(items: list[object]) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                flat.append(words(str(getattr(item, "title", ""))))

    walk(list(printed.outline))
    for each in whole.measures:
        assert any(each.page.row.title in title for title in flat), each.page.row.title


def test_the_pdf_says_what_the_view_says(printed: pypdf.PdfReader, whole: Pack) -> None:
    """Every figure with its latest value and its four answers, and the number of each sheet."""
    text = words(" ".join(page.extract_text() for page in printed.pages))
    for row in whole.summary:
        assert row.title in text
        assert row.latest in text
        for answer in row.answers:
            assert answer.words in text
    assert f"Page 1 of {len(printed.pages)}" in text


def test_a_pack_is_a_file_for_the_choice_in_the_address(dataset: Dataset) -> None:
    """As a web page and as a PDF, each named after what it is about."""
    page = download(dataset, "pack.html", parse_qs("priority=dry-town&show=worse"))
    assert (page.file_name, page.media_type) == ("pack-dry-town.html", "text/html; charset=utf-8")
    assert page.content.startswith(b"<!doctype html>") or page.content.startswith(b"<!DOCTYPE html>")
    assert choices(dataset, "pack.html", parse_qs("priority=dry-town&show=worse")) == (
        ("priority", ("dry-town",)),
    )
    printed = download(dataset, "pack.pdf", parse_qs("indicator=rainy-days"))
    assert (printed.file_name, printed.media_type) == ("pack-figures.pdf", "application/pdf")
    assert printed.content.startswith(b"%PDF-")


def test_a_pack_of_nothing_is_refused(dataset: Dataset) -> None:
    """And one of what nothing bears is no file."""
    with pytest.raises(PackFaultError, match="nothing is chosen"):
        download(dataset, "pack.html", {})
    with pytest.raises(UnknownIdError):
        download(dataset, "pack.html", {"committee": ["<b>"]})


def test_a_pdf_that_would_take_long_is_refused(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the next file would wait for it."""
    monkeypatch.setattr(pack_files, "MOST_PRINTED", 1)
    with pytest.raises(PackFaultError, match="at most 1"):
        download(dataset, "pack.pdf", {"priority": ["dry-town"]})


def test_the_pack_of_a_meeting_names_it(dataset: Dataset) -> None:
    """The day is that of the address."""
    told = replace(dataset, history=replace(dataset.history, meeting="2024-06-05"))
    made = download(told, "pack.html", {"priority": ["dry-town"]})
    assert "5 June 2024" in made.content.decode()
