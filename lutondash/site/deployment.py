"""Files for those who run the site: what `lutondash serve --print` writes, and its own nginx's settings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from shlex import quote
from urllib.parse import urlsplit

from lutondash.errors import UsageError
from lutondash.markup.deployment import filled
from lutondash.site.headers import headers

HEALTH = "/healthz"
"""Where a server says what readers see; it is never a page."""
READY = "/readyz"
"""Where a server says whether to send readers to it."""
NOTICE = "LUTONDASH_STOP_NOTICE"
"""The setting for how many seconds a server says there that it will stop before it does."""
EXAMPLE = "https://lutondash.example.org"
"""Stands in the files where no public address was given."""

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9._:/@+-]*")
"""What may stand in an address or a path without a quotation mark, in each of the files."""
_NOTHING_LOADED = {"content-security-policy": "default-src 'none'; frame-ancestors 'none'"}
"""The policy of what nginx says itself: a line of text."""
_FIRST_PORT = 8601
_INSIDE = 8501
"""The port of each worker in a container of its own."""
_CACHE = "/var/cache/lutondash"
"""Where nginx keeps finished pages: it makes the last folder itself, and the others are there everywhere."""
_NETWORK = "172.30.86.0/24"
"""The addresses of containers that talk to each other, and to nobody else."""


class Kind(StrEnum):
    """Where the site is to run: behind an nginx of one's own, in containers on one machine, in a cluster."""

    NGINX = "nginx"
    COMPOSE = "compose"
    K8S = "k8s"


@dataclass(frozen=True, slots=True)
class Deployment:
    """What is to run: where the public finds it, how many workers, from which store, behind which proxies."""

    public: str
    workers: int
    store: str = ""
    proxies: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Raise UsageError where something could not stand in a file as it is."""
        parts = urlsplit(self.public)
        if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(parts.hostname or ""):
            raise UsageError(f"{self.public!r} is no address. Give --public such as https://example.org.")
        if not _PLAIN.fullmatch(self.public) or not _PLAIN.fullmatch(self.store):
            raise UsageError(
                "The public address and the store may hold letters, digits and . _ : / @ + - only."
            )

    @property
    def host(self) -> str:
        """The name under which the public asks."""
        return str(urlsplit(self.public).hostname)


def workers_nginx(
    folder: Path, places: Sequence[str], ports: Sequence[int], proxies: Sequence[str], patience: int
) -> str:
    """Write the settings of the nginx that stands before the workers of one machine."""
    return filled(
        "workers.conf",
        **_borne(),
        folder=folder,
        places=places,
        servers=_local(ports),
        proxies=proxies,
        cache=folder / "cache",
        stopping=stopping_file(folder),
        shared_memory="",
        patience=patience,
    )


def stopping_file(folder: Path) -> Path:
    """Return the file that tells nginx to say that the site is stopping."""
    return folder / "stopping"


def written(kind: Kind, wanted: Deployment) -> str:
    """Write the file of a kind."""
    return _KINDS[kind](wanted)


def _nginx(wanted: Deployment) -> str:
    """Write the settings of an nginx that stands before workers on the same machine, with TLS."""
    ports = range(_FIRST_PORT, _FIRST_PORT + wanted.workers)
    return filled(
        "nginx.conf",
        **_borne(),
        public=wanted.public,
        host=wanted.host,
        follow=f" --store {quote(wanted.store)}" if wanted.store else "",
        ports=ports,
        servers=_local(ports),
        proxies=wanted.proxies,
        cache=_CACHE,
        stopping="",
        shared_memory="",
        certificate=f"/etc/letsencrypt/live/{wanted.host}/fullchain.pem",
        key=f"/etc/letsencrypt/live/{wanted.host}/privkey.pem",
    )


def _borne() -> dict[str, object]:
    """Return the headers that nginx's own answers bear; that of https is left out where there is none."""
    return {"bears": headers(is_secure=True) | _NOTHING_LOADED}


def _local(ports: Sequence[int]) -> list[str]:
    """Name workers on this machine; asking one that is not there costs nothing, so none is ever left out."""
    return [f"127.0.0.1:{port} max_fails=0" for port in ports]


def _compose(wanted: Deployment) -> str:
    """Write what runs workers in containers on one machine, behind an nginx in another."""
    numbers = range(1, wanted.workers + 1)
    return filled(
        "compose.yaml",
        **_common(wanted),
        **_borne(),
        numbers=numbers,
        network=_NETWORK,
        servers=[f"worker-{number}:{_INSIDE} resolve max_fails=0" for number in numbers],
        ports=[],
        proxies=wanted.proxies,
        cache=_CACHE,
        stopping="",
        shared_memory="1m",
        certificate="/etc/lutondash/fullchain.pem",
        key="/etc/lutondash/privkey.pem",
    )


def _k8s(wanted: Deployment) -> str:
    """Write what runs workers in a cluster: at least two, so that one may always be away."""
    return filled("k8s.yaml", **_common(wanted), workers=max(wanted.workers, 2))


def _common(wanted: Deployment) -> dict[str, object]:
    """Return what every container is told."""
    return {
        "public": wanted.public,
        "host": wanted.host,
        "store": wanted.store,
        "is_bucket": "://" in wanted.store,
        "inside": _INSIDE,
    }


_KINDS = {Kind.NGINX: _nginx, Kind.COMPOSE: _compose, Kind.K8S: _k8s}
