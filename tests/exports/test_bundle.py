"""Tests of the ZIP of everything."""

import io
import zipfile

from lutondash import Dataset
from lutondash.exports.bundle import bundle
from lutondash.exports.figures import figures_csv


def test_it_holds_every_indicator_and_its_sources(dataset: Dataset) -> None:
    """Each indicator's file is the one its page gives for every place, and every publication is named."""
    archive = zipfile.ZipFile(io.BytesIO(bundle(dataset)))

    assert set(archive.namelist()) == {"sources.csv", *(f"{name}.csv" for name in dataset.indicators)}
    for name in dataset.indicators:
        assert archive.read(f"{name}.csv") == figures_csv(dataset, name)
    sources = archive.read("sources.csv").decode()
    assert all(release in sources for release in dataset.releases)


def test_the_same_figures_give_the_same_bytes(dataset: Dataset) -> None:
    """Nothing of the clock is in it."""
    assert bundle(dataset) == bundle(dataset)
