"""Several workers on this machine behind one nginx: `lutondash serve --workers N`."""

import asyncio
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from lutondash.cli.running import Place, Running
from lutondash.errors import UsageError
from lutondash.site.networks import networks

PROXIES = "LUTONDASH_PROXIES"
"""The setting that names the proxies whose word counts, with commas between."""
COOKIE_SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"  # nosec B105  # noqa: S105  the name of a setting
"""The setting that all workers must share, so that each knows the cookies of the others."""

_HERE = "127.0.0.1"
_SBIN = "/usr/sbin:/usr/local/sbin"
"""Where Debian keeps nginx, which is not on everybody's path."""


def run_workers(number: int, place: Place, environment: Mapping[str, str], folder: Path) -> int:
    """Run workers behind nginx until told to stop; return 0, or 1 where they could not be started.

    UsageError where there is no nginx.
    """
    nginx = nginx_there(environment)
    with TemporaryDirectory(prefix="lutondash-") as private:
        # Where root starts nginx, its own workers are somebody else: they may pass, not look.
        Path(private).chmod(0o711)
        site = Running(nginx, place, folder, Path(private), proxies(environment))
        return asyncio.run(site.run(number, shared(environment)))


def nginx_there(environment: Mapping[str, str]) -> str:
    """Return where nginx is; UsageError where it is not."""
    found = shutil.which("nginx", path=f"{environment.get('PATH', '')}:{_SBIN}")
    if found is None:
        raise UsageError(
            "Several workers need nginx before them, and it was not found. Install it, on Debian or Ubuntu "
            "with apt-get install nginx, or leave --workers out. Where another proxy is to stand "
            "before them, `lutondash serve --print nginx` shows what it must do."
        )
    return found


def proxies(environment: Mapping[str, str]) -> list[str]:
    """Return the proxies before our nginx whose word counts; UsageError where one is no address."""
    return [str(each) for each in networks(PROXIES, environment.get(PROXIES, ""))]


def shared(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what every worker is told: one secret for cookies, and that the nginx here is to be believed.

    By the environment, which only its owner can read, and never by words in the list of processes.
    """
    secret = environment.get(COOKIE_SECRET) or secrets.token_hex(32)
    return {**environment, COOKIE_SECRET: secret, PROXIES: _HERE}
