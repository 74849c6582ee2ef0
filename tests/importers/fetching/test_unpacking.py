"""Tests of unpacking piece by piece."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lutondash.importers.fetching.unpacking import Unpacker


def unpack(packed: bytes, size: int = 7) -> tuple[bytes, bool]:
    """Return what bytes hold that come in small pieces, and whether that is all."""
    unpacker, found = Unpacker(), b""
    for start in range(0, len(packed), size):
        found += b"".join(unpacker.pieces(packed[start : start + size]))
    return found, unpacker.is_whole


@given(st.lists(st.binary(max_size=500), min_size=1, max_size=3), st.integers(1, 100))
def test_what_was_packed_comes_out(parts: list[bytes], size: int) -> None:
    """In one part or several on end, whatever the size of the pieces."""
    packed = b"".join(map(gzip.compress, parts))
    assert unpack(packed, size) == (b"".join(parts), True)


def test_a_large_part_comes_in_small_pieces() -> None:
    """No piece is larger than 64 KB, however little was sent for it."""
    packed = gzip.compress(b"0" * 10_000_000)
    sizes = [len(piece) for piece in Unpacker().pieces(packed)]
    assert max(sizes) == 65_536
    assert sum(sizes) == 10_000_000


@given(st.integers(0, 200))
def test_a_part_of_it_is_never_called_whole(cut: int) -> None:
    """One byte less and it is not."""
    packed = gzip.compress(bytes(range(256)) * 3)
    assert not unpack(packed[: min(cut, len(packed) - 1)])[1]


def test_damage_is_noticed() -> None:
    """The checksum at the end has to agree."""
    packed = bytearray(gzip.compress(b"figures" * 99))
    packed[-6] ^= 1
    with pytest.raises(zlib.error):
        unpack(bytes(packed))
