"""A data folder with fewer or more indicators, for measuring only."""

import re
import shutil
from pathlib import Path

_ID = re.compile(r'^id = ".*"$', re.MULTILINE)
_HEADLINE = re.compile(r'^indicator = "(.*)"$', re.MULTILINE)


def halved(folder: Path, target: Path) -> Path:
    """Copy a data folder without every second indicator, but with every headline; return `target`."""
    shutil.copytree(folder, target)
    headlines = set(_HEADLINE.findall((target / "framework" / "priorities.toml").read_text("utf-8")))
    others = [path for path in sorted((target / "indicators").iterdir()) if path.name not in headlines]
    everyone = len(headlines) + len(others)
    for path in others[: everyone // 2]:
        shutil.rmtree(path)
    return target


def doubled(folder: Path, target: Path) -> Path:
    """Copy a data folder with every indicator a second time under a made-up id; return `target`."""
    shutil.copytree(folder, target)
    for path in sorted((target / "indicators").iterdir()):
        again = path.with_name(f"{path.name}-again")
        shutil.copytree(path, again)
        described = again / "indicator.toml"
        text = _ID.sub(f'id = "{again.name}"', described.read_text("utf-8"), count=1)
        described.write_text(text, "utf-8")
    return target
