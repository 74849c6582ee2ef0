"""Answers: pages and files in every encoding a browser may ask for, made once and kept."""

import gzip
import hashlib
from dataclasses import dataclass
from http import HTTPStatus

import brotli
from starlette.requests import Request
from starlette.responses import Response

_BROTLI_QUALITY = 6
"""From here on a page takes many times as long to pack and gets hardly smaller."""
_GZIP_LEVEL = 6
_KEPT_IN_BROWSERS = "public, no-cache"
"""A browser may keep the page but asks each time whether it still holds."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Something ready to be sent: its status, its mark, and its bytes packed in two ways."""

    status: HTTPStatus
    media_type: str
    etag: str
    brotli: bytes
    gzip: bytes
    file_name: str = ""


def page_answer(text: str, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Pack a page."""
    return _packed(text.encode(), "text/html; charset=utf-8", status)


def file_answer(content: bytes, media_type: str, file_name: str = "") -> Answer:
    """Pack a file; with a name, browsers save it instead of showing it."""
    return _packed(content, media_type, HTTPStatus.OK, file_name)


def _packed(raw: bytes, media_type: str, status: HTTPStatus, file_name: str = "") -> Answer:
    """Pack bytes; the mark is made from them, so that equal pages have equal marks."""
    return Answer(
        status,
        media_type,
        hashlib.sha256(raw).hexdigest()[:24],
        brotli.compress(raw, quality=_BROTLI_QUALITY),
        gzip.compress(raw, _GZIP_LEVEL, mtime=0),
        file_name,
    )


def send(found: Answer, request: Request) -> Response:
    """Answer a request in the encoding it takes, or say that what the reader has still holds."""
    encoding, body = _encoded(found, request.headers.get("accept-encoding", ""))
    headers = {
        "etag": f'W/"{found.etag}"',
        "cache-control": _KEPT_IN_BROWSERS,
        "vary": "Accept-Encoding, Save-Data",
        "x-content-type-options": "nosniff",
    }
    if found.status == HTTPStatus.OK and found.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if encoding:
        headers["content-encoding"] = encoding
    if found.file_name:
        headers["content-disposition"] = f'attachment; filename="{found.file_name}"'
    return Response(body, found.status, headers, media_type=found.media_type)


def _encoded(found: Answer, accepted: str) -> tuple[str, bytes]:
    wanted = _encodings(accepted)
    if "br" in wanted:
        return "br", found.brotli
    if "gzip" in wanted:
        return "gzip", found.gzip
    return "", gzip.decompress(found.gzip)


def _encodings(accepted: str) -> set[str]:
    """Read an Accept-Encoding header: what is named, without what is refused by a weight of nothing."""
    parts = (part.replace(" ", "").lower().partition(";q=") for part in accepted.split(","))
    return {name for name, _, weight in parts if not weight or weight.strip("0.")}
