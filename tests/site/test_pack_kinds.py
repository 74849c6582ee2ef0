"""Tests of `lutondash.site.pack_kinds`: what can be written here, and what is said where it cannot."""

from importlib.machinery import ModuleSpec
from importlib.util import find_spec

import pytest

from lutondash import Dataset
from lutondash.errors import PackFaultError
from lutondash.site import pack_kinds
from lutondash.site.pack_kinds import missing, offered, written
from lutondash.views.pack.pack import pack
from lutondash.views.scrutiny.scope import Asking

BEGINNINGS = {"html": b"<!doctype html>", "pdf": b"%PDF-", "docx": b"PK"}


def without(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """Have a package look as if it were not installed."""

    def found(name: str) -> ModuleSpec | None:
        return None if name == module else find_spec(name)

    monkeypatch.setattr(pack_kinds, "find_spec", found)


@pytest.mark.parametrize("ending", BEGINNINGS)
def test_each_ending_is_a_file_of_its_kind(dataset: Dataset, ending: str) -> None:
    """All are offered where everything is installed."""
    found = pack(dataset, Asking(indicators=("rainy-days",)))
    assert offered() == set(BEGINNINGS)
    assert missing(ending) == ()
    assert written(found, ending, str).lower().startswith(BEGINNINGS[ending].lower())


@pytest.mark.parametrize(
    ("module", "ending", "program"),
    [("weasyprint", "pdf", "WeasyPrint"), ("docx", "docx", "python-docx")],
)
def test_without_the_program_it_is_said(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, module: str, ending: str, program: str
) -> None:
    """What is missing, what to install, and what to take instead; the others are offered as before."""
    without(monkeypatch, module)
    assert offered() == set(BEGINNINGS) - {ending}
    with pytest.raises(PackFaultError, match=rf"{program} is not installed.*lutondash\[{ending}\]"):
        written(pack(dataset, Asking(indicators=("rainy-days",))), ending, str)
