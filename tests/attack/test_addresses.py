"""Addresses and query strings that nobody types: each is answered in words, and leads to no file but ours."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attack.attacking import Said, Target

NO_FAULT = (200, 304, 308, 400, 404, 405, 414)
SECRETS = (b"root:", b"a secret beside the data", b"[server]", b"import streamlit", b"LUTONDASH_DATA")
ROUTES = ("/static/", "/assets/", "/media/", "/component/", "/download/", "/_stcore/bidi-components/", "/")
STEPS = (
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "..%252f",
    "..\\",
    "..%5c",
    "....//",
    ".%00./",
    "\uff0e\uff0e/",
    "%c0%ae%c0%ae/",
    "%u002e%u002e/",
)
WANTED = ("etc/passwd", "secret.txt", "config.toml", ".streamlit/config.toml", "app.py", "proc/self/environ")
ELSEWHERE = (
    "//etc/passwd",
    "/\\\\host\\share",
    "/%5c%5chost%5cshare",
    "//evil.test/",
    "//evil.test//",
    "/\\evil.test/",
    "/%2f%2fevil.test/",
    "/https://evil.test/",
    "/file:///etc/passwd",
    "/C:/Windows/win.ini",
    "/static//etc/passwd",
    "/assets//etc/passwd",
    "/media//etc/passwd",
    "/media/%0d%0a/",
    "/component/%0a/",
    "/download//etc/passwd",
    "/static/%00",
    "/%00",
    "/\x7f",
    "/.git/config",
    "/.streamlit/config.toml",
    "/app.py",
    "/pages/data.py",
    "/data/secret.txt",
)
"""Ways to a file of this machine, to another machine, and to what lies beside the site."""
QUERIES = (
    "id=" + "x" * 7000,
    "&".join(f"a{number}=1" for number in range(1500)),
    "place=E06999002&" * 400,
    "id=rainy-days%00",
    "id=%ff%fe%c3%28",
    "id=../../etc/passwd",
    "id=r%d0%b0iny-days",
    "id=\\\\host\\share",
    "id[]=rainy-days&id[$ne]=1",
    "edition=-1&edition=1e999&edition=99999999999999999999",
    "since=../&place=*&q=%25s%25n{0}{{7*7}}${7*7}",
    "q=%0d%0aSet-Cookie:%20a=b",
    "%=%&=&;;&&=",
)


def served(said: Said) -> None:
    """Assert that an answer is no fault, no file of this machine, and leads nowhere else."""
    assert said.status in NO_FAULT
    assert said.headers
    assert not [secret for secret in SECRETS if secret in said.body]
    for where in said.all("location"):
        assert where.startswith("/")
        assert not where.startswith(("//", "/\\"))
    assert not said.all("set-cookie")


@pytest.mark.parametrize("route", ROUTES)
def test_no_route_leads_out_of_its_folder(target: Target, route: str) -> None:
    """However a step upwards is written, from every folder from which files are served."""
    for step in STEPS:
        for wanted in WANTED:
            said = target.ask(f"{route}{step * 8}{wanted}")
            served(said)
            assert said.status != 200, (route, step, wanted)


def test_no_address_leads_elsewhere(target: Target) -> None:
    """Neither to another machine nor to what lies beside the site."""
    for address in ELSEWHERE:
        said = target.ask(address)
        served(said)
        assert said.status in (308, 400, 404), address


@pytest.mark.parametrize(
    "page", ["/", "/indicator", "/compare", "/scrutiny", "/download/pack.html", "/dry-town"]
)
def test_no_query_is_a_fault(target: Target, page: str) -> None:
    """Long ones, many, bytes that are no text, look-alikes, words of other languages for programs."""
    for query in QUERIES:
        said = target.ask(f"{page}?{query}")
        served(said)
        assert b"49" not in said.body.partition(b"<h1")[0] or "7*7" not in query


A_BYTE = st.integers(0x21, 0xFF).map(lambda number: bytes([number]))
A_PIECE = st.sampled_from(
    rb".. %2e%2e %00 %0d%0a \\host\share / // %2f ? & id= = ; static media download _stcore %ff".split()
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.one_of(A_PIECE, A_BYTE), max_size=25))
def test_whatever_is_asked_is_answered(target: Target, pieces: list[bytes]) -> None:
    """Bytes that are no address too: the server says so."""
    served(target.ask(b"/" + b"".join(pieces)))


@pytest.mark.thorough
@settings(max_examples=4000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.one_of(A_PIECE, A_BYTE), max_size=60), route=st.sampled_from(ROUTES))
def test_whatever_is_asked_of_any_route_is_answered(target: Target, pieces: list[bytes], route: str) -> None:
    """The same at length."""
    served(target.ask(route.encode() + b"".join(pieces)))
