"""What is worked out of a dataset is kept as long as the dataset, and no longer."""

from dataclasses import replace
from pathlib import Path

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.loading import load
from lutondash.dataset.once import once
from tests.sample import AS_OF, write_sample


def test_it_is_worked_out_once_for_each_dataset(tmp_path: Path) -> None:
    """An equal dataset is another one."""
    worked_out: list[str] = []

    @once
    def title(dataset: Dataset) -> str:
        worked_out.append(dataset.vision.title)
        return dataset.vision.title

    write_sample(tmp_path)
    dataset = load(tmp_path, as_of=AS_OF)
    assert title(dataset) == title(dataset) == dataset.vision.title
    other = replace(dataset, vision=dataset.vision.model_copy(update={"title": "Another"}))
    assert [title(dataset), title(other)] == [dataset.vision.title, "Another"]
    assert len(worked_out) == 2


def test_it_is_forgotten_with_its_dataset(tmp_path: Path) -> None:
    """One that comes to lie in the same place of memory is not taken for it."""

    @once
    def day(dataset: Dataset) -> list[int]:
        return [dataset.as_of.day]

    write_sample(tmp_path)
    dataset = load(tmp_path, as_of=AS_OF)
    places = set()
    for number in range(1, 29):
        passing = replace(dataset, as_of=AS_OF.replace(day=number))
        assert day(passing) == [number]
        places.add(id(passing))
        del passing
    assert len(places) < 28
