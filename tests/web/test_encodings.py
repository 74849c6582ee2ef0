"""Accept-Encoding with its weights, as RFC 9110 has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lutondash.web.encodings import chosen

OFFERED = ("br", "gzip")


@pytest.mark.parametrize(
    ("accepted", "best"),
    [
        ("", "identity"),
        ("br", "br"),
        ("GZIP", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=0.8, br;q=0.5", "gzip"),
        ("br;q=0", "identity"),
        ("br; q=0.0 , gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0", "identity"),
        ("identity", "identity"),
        ("identity, br;q=0.5", "identity"),
        ("identity;q=0.2, br;q=0.5", "br"),
        ("identity;q=0, gzip", "gzip"),
        ("deflate", "identity"),
        ("brr, xgzip", "identity"),
        ("br;q=many", "identity"),
        ("br;level=4", "br"),
        (",,;q=1,", "identity"),
    ],
)
def test_the_heaviest_is_chosen(accepted: str, best: str) -> None:
    """Of equals the smaller comes first; what is refused is never sent."""
    assert chosen(accepted, OFFERED) == best


def test_a_file_with_one_form_comes_in_that_form() -> None:
    """What is not packed is sent as it is."""
    assert chosen("br, gzip", ("identity",)) == "identity"


@given(st.text(alphabet="brgzip*;q=,.01 \tidentyx-", max_size=60))
def test_no_header_is_a_fault(accepted: str) -> None:
    """Something is always chosen."""
    assert chosen(accepted, OFFERED) in {*OFFERED, "identity"}
