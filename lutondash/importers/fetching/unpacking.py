"""Answers packed with gzip, unpacked piece by piece so that a small bomb never becomes a big memory."""

import zlib
from collections.abc import Iterator

_PIECE = 1 << 16
_GZIP = zlib.MAX_WBITS | 16


class Unpacker:
    """Unpacks gzip, one or several parts on end; zlib.error where it is damaged."""

    def __init__(self) -> None:
        self._part = zlib.decompressobj(_GZIP)

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        """Yield what the bytes hold, in pieces of at most 64 KB."""
        while packed:
            if self._part.eof:
                self._part = zlib.decompressobj(_GZIP)
            piece = self._part.decompress(packed, _PIECE)
            if piece:
                yield piece
            packed = self._part.unused_data if self._part.eof else self._part.unconsumed_tail

    @property
    def is_whole(self) -> bool:
        """Whether the last part came to its end."""
        return self._part.eof
