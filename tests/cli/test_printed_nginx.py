"""`lutondash serve --print nginx`, put where Debian puts it: beside a site that is there already."""

import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest

from lutondash.site.deployment import Deployment, Kind, written
from lutondash.site.headers import headers
from scripts.server import free_port
from tests.nginx import NGINX, needs_nginx, nginx_running

pytestmark = needs_nginx

HOST = "performance.example.org"
TABLE = headers(is_secure=True) | {"content-security-policy": "default-src 'none'; frame-ancestors 'none'"}

DEBIANS = """
pid {folder}/pid;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/conf.d/*.conf;
    include {folder}/sites-enabled/*;
}}
"""
"""As its nginx.conf includes sites, and what is written where a test may write."""
DEFAULT = """
server {
    listen 80 default_server;
    listen [::]:80 default_server;
    server_name _;
    location / {
        return 200 "another site: $remote_addr";
    }
}
"""


def debian(folder: Path, certificate: tuple[Path, Path]) -> str:
    """Lay out a folder as Debian does, with its own site; return the settings."""
    text = written(Kind.NGINX, Deployment(f"https://{HOST}", 2)).replace("/var/cache", str(folder))
    for name, file in zip(("fullchain", "privkey"), certificate, strict=True):
        text = text.replace(f"/etc/letsencrypt/live/{HOST}/{name}.pem", str(file))
    for name, content in (("conf.d/lutondash.conf", text), ("sites-enabled/default", DEFAULT)):
        (folder / name).parent.mkdir()
        (folder / name).write_text(content, "utf-8")
    return DEBIANS.format(folder=folder)


def test_nginx_accepts_it_beside_debians_own_site(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    """Nothing is said twice, no name and no default; the folder for finished pages is made."""
    settings = tmp_path / "nginx.conf"
    settings.write_text(debian(tmp_path, certificate), "utf-8")
    words = [NGINX, "-t", "-e", "stderr", "-p", str(tmp_path), "-c", str(settings)]
    said = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603  nginx itself
    assert (said.returncode, [line for line in said.stderr.splitlines() if "conflicting" in line]) == (0, [])
    assert (tmp_path / "lutondash").is_dir()


@dataclass(frozen=True)
class Reply:
    """What came back; of the headers, every value of those that all answers bear."""

    status: int
    borne: dict[str, list[str]]
    text: str


@dataclass(frozen=True)
class Ports:
    """Where nginx answers, and where it writes."""

    plain: int
    secure: int
    folder: Path


def _on(plain: int, secure: int, text: str) -> str:
    """Move a site to other ports, of the older kind of address alone: a test's machine may have no other."""
    lines = (each for each in text.splitlines(keepends=True) if "listen [::]" not in each)
    return "".join(lines).replace("listen 80", f"listen {plain}").replace("listen 443", f"listen {secure}")


@pytest.fixture
def beside(certificate: tuple[Path, Path]) -> Iterator[Ports]:
    """Run it beside the other site, on ports that are free."""
    secure = free_port()

    def settings(folder: Path, port: int) -> str:
        text = debian(folder, certificate)
        for file in (folder / "conf.d/lutondash.conf", folder / "sites-enabled/default"):
            file.write_text(_on(port, secure, file.read_text("utf-8")), "utf-8")
        return f"daemon off;\n{text}"

    with nginx_running(settings, "/") as (port, folder):
        yield Ports(port, secure, folder)


def plain(ports: Ports, host: str, **more: str) -> Reply:
    """Ask by http for a name."""
    return _asked(HTTPConnection("127.0.0.1", ports.plain, timeout=30), "/readers-own", Host=host, **more)


def secured(ports: Ports, host: str, address: str) -> Reply:
    """Ask by https for a name."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    line = HTTPSConnection(host, ports.secure, timeout=30)
    way = socket.create_connection(("127.0.0.1", ports.secure), timeout=30)
    line.sock = trusting.wrap_socket(way, server_hostname=host)
    return _asked(line, address)


def _asked(line: HTTPConnection, address: str, **more: str) -> Reply:
    with closing(line):
        line.request("GET", address, headers={name.replace("_", "-"): value for name, value in more.items()})
        reply = line.getresponse()
        return Reply(
            reply.status, {name: reply.headers.get_all(name) or [] for name in TABLE}, reply.read().decode()
        )


def test_another_site_stays_as_it_was(beside: Ports) -> None:
    """It keeps its list of visitors, believes no proxy of ours, and answers for every other name."""
    reply = plain(beside, "other.example.org", X_Forwarded_For="203.0.113.7")
    assert (reply.text, reply.borne) == ("another site: 127.0.0.1", {name: [] for name in TABLE})
    assert plain(beside, HOST).status == 308
    assert (beside.folder / "access.log").read_text("utf-8").count("/readers-own") == 1


def test_what_it_answers_itself_bears_the_headers(beside: Ports) -> None:
    """On the way to https, behind closed doors, and where no worker answers."""
    every = {name: [value] for name, value in TABLE.items()}
    assert plain(beside, HOST).borne == every | {"strict-transport-security": []}
    for address, status in (("/_stcore/metrics", 404), (f"/{'a' * 20_000}", 414), ("/", 503)):
        reply = secured(beside, HOST, address)
        assert (reply.status, reply.borne) == (status, every)


def test_who_asks_for_another_name_gets_nothing(beside: Ports) -> None:
    """By https, where no other site is."""
    with pytest.raises(ConnectionError):
        secured(beside, "other.example.org", "/")
