"""Packs over HTTP: a whole file, or a clear page that says what is wrong and echoes nothing."""

import pytest

from tests.web.asking import Client

KINDS = ("html", "pdf", "docx")
THOUSAND = "&".join(f"indicator=id-{number}" for number in range(1000))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("committee=", 400),
        ("committee=nobody", 404),
        ("committee=%3Cscript%3Ealert(1)%3C/script%3E", 404),
        ("indicator=rainy-days&indicator=%3Cb%3E", 404),
        (THOUSAND, 404),
    ],
    ids=["nothing", "blank", "unknown", "markup", "one of two", "a thousand"],
)
def test_a_pack_that_cannot_be_made_is_a_clear_page(site: Client, kind: str, query: str, status: int) -> None:
    """Never half a pack, and nothing of the address in it."""
    reply = site.ask(f"/download/pack.{kind}?{query}")
    assert reply.status == status
    assert reply.headers["content-type"].startswith("text/html")
    assert "content-disposition" not in reply.headers
    assert len(list(reply.page.iter("h1"))) == 1
    for word in ("nobody", "alert(1)", "<b>", "id-999"):
        assert word not in reply.text


def test_a_day_before_the_first_edition_is_told_within_the_pack(site: Client) -> None:
    """The pack is whole; what cannot be told is said in a sentence."""
    reply = site.ask("/download/pack.html?indicator=rainy-days&since=1999-01-01")
    assert reply.status == 200
    assert 'id="since"' in reply.text
