"""The made-up edition written as files, once with a public address and once without."""

from pathlib import Path

import pytest

from lutondash.dataset.edition import Edition
from lutondash.site.static_edition import build
from lutondash.site.static_files import Order
from tests.sample import AS_OF, write_sample

PUBLIC = "https://example.org/luton"


def untold(_done: int, _known: int) -> None:
    """Be told how far it is, and say nothing."""


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the made-up edition, from a folder that no test changes."""
    folder = tmp_path_factory.mktemp("shown") / "data"
    write_sample(folder)
    return Edition(str(folder), AS_OF)


@pytest.fixture(scope="session")
def in_public(shown: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition as files for a public address, in a folder of its host."""
    target = tmp_path_factory.mktemp("in-public") / "site"
    build(Order(shown, target, PUBLIC), tell=untold)
    return target


@pytest.fixture(scope="session")
def anywhere(shown: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition as files that do not know where they will stand."""
    target = tmp_path_factory.mktemp("anywhere") / "site"
    build(Order(shown, target), tell=untold)
    return target
