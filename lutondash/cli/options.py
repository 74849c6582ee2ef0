"""The options that commands share, and what they mean where they are not given."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from lutondash.errors import UsageError

_LUTON_TIME = ZoneInfo("Europe/London")
_REPOSITORY = Path(__file__).resolve().parents[2]

Data = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="FOLDER", help="The data folder; ./data unless given.", show_default=False
    ),
]


def a_day(text: str) -> date:
    """Read a day, saying how to write one."""
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise typer.BadParameter(f"{text!r} is no day. Write it as 2025-03-31.") from wrong


AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=a_day,
        help="The day to look from, such as 2025-03-31; today unless given.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


def folder_of(given: Path | None) -> Path:
    """Return the data folder meant; UsageError where it was given and is not there."""
    if given is not None:
        if not given.is_dir():
            raise UsageError(f"There is no folder {str(given)!r}. Give the data folder with --data.")
        return given
    here = Path("data")
    return here if here.is_dir() else _REPOSITORY / "data"


def day_of(given: date | None) -> date:
    """Return the day meant: today in Luton unless one was given."""
    return given or datetime.now(UTC).astimezone(_LUTON_TIME).date()


def app_file() -> Path:
    """Return the dashboard's entrance; UsageError where the package was installed without it."""
    app = _REPOSITORY / "app.py"
    if not app.is_file():
        raise UsageError("app.py is not beside the package. Install it from a clone: pip install -e .")
    return app
