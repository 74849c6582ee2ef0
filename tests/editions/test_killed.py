"""A publisher that is killed at any step, or at any moment, leaves the old edition or the new one: whole."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from lutondash.editions.draft import begin
from lutondash.editions.reading import check_out, is_whole, shown_at
from lutondash.editions.store import Store
from lutondash.editions.verifying import verify
from lutondash.errors import Severity
from tests.editions import shelves
from tests.editions.conftest import KEY
from tests.editions.shelves import NOW

ROOT = Path(__file__).parents[2]
AT_RANDOM = 30
HUNDREDS = pytest.mark.parametrize("times", [60, pytest.param(100, marks=pytest.mark.thorough)])
ON_A_SERVER = 6


class Publisher:
    """The program that publishes and is killed, as often as it is asked to."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.editions.killing"],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, store: str, draft: Path, **more: Any) -> dict[str, Any]:
        """Publish a draft; return how the publisher ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"store": store, "draft": str(draft)} | more) + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))

    def end(self) -> None:
        """Let the program end."""
        self.process.communicate(timeout=30)


@pytest.fixture
def publisher(request: pytest.FixtureRequest) -> Iterator[Publisher]:
    """Start the program; a test on a server gives it the server's address."""
    started = Publisher(getattr(request, "param", {}))
    yield started
    started.end()


@pytest.fixture
def draft(sample: Path, tmp_path: Path) -> Path:
    """Return a draft of the second edition in which some files are not what they were."""
    begin(tmp_path / "draft", sample, 1)
    for path in sorted((tmp_path / "draft" / "framework").glob("s*.toml")):
        text = path.read_text("utf-8")
        path.unlink()  # it may be the base's file under a second name
        path.write_text(f"{text}# Looked at again.\n", "utf-8")
    return tmp_path / "draft"


def must_be_whole(store: Store, place: Path) -> int:
    """Check everything about a store after a publisher died; return which edition it shows."""
    grave = [finding for finding in verify(store) if finding.severity is Severity.ERROR]
    assert grave == []
    shown = shown_at(store, NOW)
    assert shown is not None
    assert is_whole(check_out(shown, store, place / "cache"), shown.manifest)
    return shown.number


def published(publisher: Publisher, draft: Path, place: Path, **order: float) -> dict[str, Any]:
    """Publish into a copy of the old store, dying as ordered; return how it ended and what is shown."""
    store = place / "store"
    shutil.rmtree(store, ignore_errors=True)
    shutil.copytree(place / "old", store)
    ended = publisher(str(store), draft, **order)
    may_live = "step" not in order
    assert ended["code"] == -signal.SIGKILL or (may_live and ended["code"] == 0), ended
    return ended | {"shown": must_be_whole(Store.open(str(store)), place)}


def steps(total: int, wanted: int) -> Sequence[int]:
    """Choose steps: the first and the last twenty-odd each, the others as evenly as they go."""
    ends = [*range(1, 21), *range(total - 24, total + 1)]
    between = wanted - len(ends)
    return sorted({*ends, *(21 + at * (total - 46) // between for at in range(between))})


@HUNDREDS
def test_deaths_of_a_publisher_leave_a_folder_whole(
    sample: Path, draft: Path, tmp_path: Path, publisher: Publisher, times: int
) -> None:
    """At every kind of step, in the middle of files, and at random moments."""
    shelves.put(sample, Store.open(str(tmp_path / "old")))
    whole = published(publisher, draft, tmp_path)
    dice = random.Random(6)  # noqa: S311  a test, not a secret
    orders: list[dict[str, float]] = [{"step": at} for at in steps(int(whole["told"]), times - AT_RANDOM)]
    orders += [{"delay": dice.uniform(0, whole["seconds"])} for _ in range(times - len(orders))]
    shown = Counter(published(publisher, draft, tmp_path, **order)["shown"] for order in orders)
    assert shown.total() == times
    assert set(shown) == {1, 2}


@pytest.mark.thorough
def test_a_death_at_any_step_at_all_leaves_a_folder_whole(
    sample: Path, draft: Path, tmp_path: Path, publisher: Publisher
) -> None:
    """Every single step: up to the one that names the manifest the old edition is shown, then the new."""
    shelves.put(sample, Store.open(str(tmp_path / "old")))
    total = int(published(publisher, draft, tmp_path)["told"])
    shown = [published(publisher, draft, tmp_path, step=at)["shown"] for at in range(1, total + 1)]
    assert shown == sorted(shown)
    assert set(shown) == {1, 2}


def test_after_a_death_the_same_draft_is_published_at_last(
    sample: Path, draft: Path, tmp_path: Path, publisher: Publisher
) -> None:
    """What was left behind does not stand in the way, and is told as harmless."""
    place = tmp_path / "store"
    store = Store.open(str(place))
    shelves.put(sample, store)
    for step in (10, 40, 70):
        assert publisher(str(place), draft, step=step)["code"] == -signal.SIGKILL
    assert must_be_whole(store, tmp_path) == 1
    shelves.put(draft, store)
    assert must_be_whole(store, tmp_path) == 2


def test_a_publisher_that_dies_leaves_a_server_whole(
    sample: Path, draft: Path, tmp_path: Path, bucket: str, s3_endpoint: str
) -> None:
    """Before and after each of its last requests, and at the beginning."""
    publisher = Publisher({"FSSPEC_S3_ENDPOINT_URL": s3_endpoint, **KEY})
    store = Store.open(bucket)
    shelves.put(sample, store)
    shown: Counter[int] = Counter()
    try:
        assert publisher(bucket, draft, step=20)["code"] == -signal.SIGKILL
        assert must_be_whole(store, tmp_path) == 1
        for _ in range(2):  # the second time only the manifest is new, as it is from then on
            total = int(publisher(bucket, draft)["told"])
            shelves.lose(store, shelves.manifest_path(2))
        for at in range(total - ON_A_SERVER + 1, total + 1):
            assert publisher(bucket, draft, step=at)["code"] == -signal.SIGKILL
            shown[number := must_be_whole(store, tmp_path)] += 1
            if number == 2:
                shelves.lose(store, shelves.manifest_path(2))
    finally:
        publisher.end()
    assert min(shown[1], shown[2]) > 0
