"""Keeps new pictures: `python -m tests.pictures.keep` takes them all and says which look different now."""

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from lutondash import load
from tests.pictures.camera import camera, few_colours, picture
from tests.pictures.compare import difference
from tests.pictures.subjects import Subject, subjects
from tests.sample import AS_OF, write_sample

KEPT = Path(__file__).parent / "kept"


def main() -> None:
    """Take every picture; keep those that look different, and drop what is no longer drawn."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        write_sample(folder)
        wanted = {subject.name: subject for subject in subjects(load(folder, as_of=AS_OF))}
    KEPT.mkdir(exist_ok=True)
    for path in KEPT.glob("*.png"):
        if path.stem not in wanted:
            path.unlink()
            sys.stdout.write(f"dropped {path.name}\n")
    _keep(list(wanted.values()))


def _keep(wanted: list[Subject]) -> None:
    with sync_playwright() as playwright, camera(playwright) as browser:
        for subject in wanted:
            path = KEPT / f"{subject.name}.png"
            new = picture(browser, subject)
            if not path.exists() or difference(Image.open(path), new).is_seen:
                few_colours(new).save(path, optimize=True)
                sys.stdout.write(f"kept {path.name}\n")


if __name__ == "__main__":
    main()
