"""`lutondash serve --print`: files for those who run the site, which their readers accept."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from lutondash.cli import workers
from lutondash.errors import UsageError
from lutondash.site.deployment import Deployment, Kind, workers_nginx, written
from tests.cli.test_commands import leave
from tests.nginx import NGINX, needs_nginx

PUBLIC = "https://performance.example.org"
BUCKET, FOLDER = "s3://bucket/editions", "/srv/editions"


def printed(kind: Kind, store: str = BUCKET, count: int = 3) -> list[dict[str, Any]]:
    """Read what is printed, as a program would."""
    return list(yaml.safe_load_all(written(kind, Deployment(PUBLIC, count, store))))


def cluster(store: str = BUCKET) -> dict[str, dict[str, Any]]:
    """Return what a cluster is told, by kind."""
    return {each["kind"]: each for each in printed(Kind.K8S, store)}


def is_accepted(settings: Path) -> bool:
    """Let nginx itself read its settings."""
    words = [str(NGINX), "-t", "-q", "-e", "stderr", "-p", str(settings.parent), "-c", str(settings)]
    return subprocess.run(words, check=False).returncode == 0  # noqa: S603  nginx itself


@needs_nginx
def test_nginx_accepts_what_its_workers_stand_behind(tmp_path: Path) -> None:
    """With proxies before it, of both kinds of address."""
    settings = tmp_path / "nginx.conf"
    text = workers_nginx(tmp_path, ["127.0.0.1:8650"], [8651, 8652], ["10.0.0.7", "fd00::/8"], 30)
    settings.write_text(text, "utf-8")
    assert is_accepted(settings)
    settings.write_text(text.replace("least_conn;", "no_such_thing;"), "utf-8")
    assert not is_accepted(settings)


def test_the_printed_commands_name_the_store() -> None:
    """Each starts what is asked for: the same store, the same public address."""
    text = written(Kind.NGINX, Deployment(PUBLIC, 2, BUCKET))
    commands = [line for line in text.splitlines() if "lutondash serve --" in line and "PROXIES" in line]
    assert len(commands) == 3
    assert all(each.endswith(f"--public {PUBLIC} --store {BUCKET}") for each in commands)
    assert "--store" not in written(Kind.NGINX, Deployment(PUBLIC, 2))


def test_containers_share_one_secret_that_stands_in_no_file() -> None:
    """As many workers as were asked for; the nginx before them knows each."""
    (found,) = printed(Kind.COMPOSE)
    named = [name for name in found["services"] if name.startswith("worker-")]
    assert named == ["worker-1", "worker-2", "worker-3"]
    secrets = {found["services"][name]["environment"][workers.COOKIE_SECRET] for name in named}
    assert [each.startswith("${LUTONDASH_COOKIE_SECRET:?") for each in secrets] == [True]
    text = found["configs"]["nginx"]["content"]
    assert all(f"server {name}:8501 resolve" in text for name in named)
    # Compose would fill in what follows a single dollar sign.
    assert "$" not in text.replace("$$", "")


def test_containers_are_built_of_what_they_need() -> None:
    """The recipe stands in the same file; a folder is lent for reading only, a bucket needs its package."""
    worker = printed(Kind.COMPOSE)[0]["services"]["worker-1"]
    assert "s3fs" in worker["build"]["dockerfile_inline"]
    assert "volumes" not in worker
    worker = printed(Kind.COMPOSE, FOLDER)[0]["services"]["worker-1"]
    assert "s3fs" not in worker["build"]["dockerfile_inline"]
    assert worker["volumes"] == [f"{FOLDER}:{FOLDER}:ro"]
    assert worker["build"]["dockerfile_inline"].startswith("FROM python:3.")


@pytest.mark.parametrize("store", [BUCKET, FOLDER, ""])
def test_a_cluster_is_told_all_that_belongs_together(store: str) -> None:
    """Each part names the same pods and the same port."""
    found = cluster(store)
    pods = found["Deployment"]["spec"]["template"]
    for kind in ("Deployment", "PodDisruptionBudget"):
        assert found[kind]["spec"]["selector"]["matchLabels"] == pods["metadata"]["labels"]
    assert found["Service"]["spec"]["selector"] == pods["metadata"]["labels"]
    scaled = found["HorizontalPodAutoscaler"]["spec"]
    assert scaled["scaleTargetRef"]["name"] == found["Deployment"]["metadata"]["name"]
    assert ("PersistentVolumeClaim" in found) == (store == FOLDER)


@pytest.mark.parametrize("kind", ["nginx", "compose"])
def test_a_proxy_before_the_printed_nginx_is_believed(
    kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the environment names it: about who asks, and about https."""
    monkeypatch.setenv(workers.PROXIES, "10.1.2.3, fd00::/8")
    assert leave("serve", "--print", kind) == 0
    lines = [each.strip() for each in capsys.readouterr().out.splitlines()]
    for proxy in ("10.1.2.3/32", "fd00::/8"):
        assert (lines.count(f"set_real_ip_from {proxy};"), lines.count(f"{proxy} 1;")) == (1, 1)


@pytest.mark.parametrize("kind", Kind)
def test_every_file_says_what_a_cdn_before_it_may_keep(kind: Kind) -> None:
    """What it keeps, what it lets pass, by which name it asks, and where its addresses belong."""
    comment = " ".join(each for each in written(kind, Deployment(PUBLIC, 2)).splitlines() if "#" in each)
    told = comment.partition("Where a CDN stands before this:")[2]
    place = "proxy-real-ip-cidr" if kind is Kind.K8S else workers.PROXIES
    assert [word for word in ("/download/", "/_stcore/", "Host", place) if word not in told] == []


def test_a_pod_may_do_nothing_but_serve() -> None:
    """Not as root, on a disk that cannot be written, with probes that readers and restarts follow."""
    spec = cluster()["Deployment"]["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    assert spec["securityContext"]["runAsNonRoot"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert not container["securityContext"]["allowPrivilegeEscalation"]
    assert container["readinessProbe"]["httpGet"] == {"path": "/readyz", "port": "http"}
    secret = next(each for each in container["env"] if each["name"] == workers.COOKIE_SECRET)
    assert "value" not in secret


def test_a_pod_is_alive_as_long_as_it_answers() -> None:
    """Asked for what says nothing of the store, with time enough for a busy moment."""
    (container,) = cluster()["Deployment"]["spec"]["template"]["spec"]["containers"]
    probe = container["livenessProbe"]
    assert probe["httpGet"] == {"path": "/_stcore/health", "port": "http"}
    assert probe["timeoutSeconds"] >= 10


def test_a_building_is_spread_over_pods_and_its_files_are_not_counted() -> None:
    """All its readers may come from one address, and a page brings a hundred files along."""
    told = cluster()["Ingress"]["metadata"]["annotations"]
    assert told["nginx.ingress.kubernetes.io/upstream-hash-by"] == "$remote_addr$http_user_agent"
    assert not [name for name in told if "limit-r" in name or "limit-burst" in name]


def test_printing_starts_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The file alone comes out, whatever the data is like."""
    monkeypatch.delenv("LUTONDASH_STORE", raising=False)
    assert leave("serve", "--print", "k8s", "--data", "nowhere") == 0
    assert len(list(yaml.safe_load_all(capsys.readouterr().out))) == 5


@pytest.mark.parametrize("public", ["example.org", "ftp://example.org", "https://a;b", "https://a/{}\n"])
def test_what_could_break_a_file_is_refused(public: str) -> None:
    """Nothing is filled in that a file would read as its own words."""
    with pytest.raises(UsageError):
        Deployment(public, 2)


def test_proxies_are_addresses() -> None:
    """A range is one; a name is none."""
    told = {workers.PROXIES: "10.0.0.1, 10.1.2.3/16"}
    assert workers.proxies(told) == ["10.0.0.1/32", "10.1.0.0/16"]
    with pytest.raises(UsageError, match="Write addresses"):
        workers.proxies({workers.PROXIES: "proxy.example.org"})


def test_without_nginx_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing starts; what to install is said."""
    monkeypatch.setattr(workers, "_SBIN", "")
    with pytest.raises(UsageError, match="apt-get install nginx"):
        workers.nginx_there({"PATH": "/nowhere"})


def test_workers_share_a_secret_of_their_own() -> None:
    """A new one at each start, unless one was given; only the nginx of this machine is believed."""
    first, second = workers.shared({}), workers.shared({})
    assert first[workers.COOKIE_SECRET] != second[workers.COOKIE_SECRET]
    assert len(first[workers.COOKIE_SECRET]) == 64
    given = workers.shared({workers.COOKIE_SECRET: "given", workers.PROXIES: "10.0.0.1"})
    assert given == {workers.COOKIE_SECRET: "given", workers.PROXIES: "127.0.0.1"}
