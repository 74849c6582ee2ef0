"""Answers: pages and files in every encoding a browser may ask for, made once and kept."""

import gzip
import hashlib
from dataclasses import dataclass
from http import HTTPStatus

import brotli
from starlette.requests import Request
from starlette.responses import Response

from lutondash.web.encodings import IDENTITY, chosen

_BROTLI_QUALITY = 6
"""From here on a page takes many times as long to pack and gets hardly smaller."""
_GZIP_LEVEL = 6
_KEPT = "public, max-age=0, must-revalidate, s-maxage=10"
"""A browser may keep a page but asks each time whether it still holds; a CDN asks every ten seconds.

A new edition, or a figure that was hidden, is so shown everywhere within a minute.
"""
_KEPT_IN_BROWSERS = "public, no-cache"
"""What is no page or file of ours: everybody asks each time, since it may be there the next."""
_KEPT_NOWHERE = "private, no-store"
"""What a reader searched for is the reader's own."""
_SEARCH = "q"
_PACKED_ALREADY = ("application/zip", "application/vnd.openxmlformats", "application/pdf", "image/png")
"""Kinds of files that get no smaller."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Something ready to be sent: its status, its mark, and its bytes by encoding."""

    status: HTTPStatus
    media_type: str
    etag: str
    bodies: dict[str, bytes]
    vary: str = "Accept-Encoding"
    file_name: str = ""


def page_answer(text: str, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Pack a page; whether its reader saves data shapes it."""
    return _answer(text.encode(), "text/html; charset=utf-8", status, vary="Accept-Encoding, Save-Data")


def file_answer(content: bytes, media_type: str, file_name: str = "") -> Answer:
    """Pack a file; with a name, browsers save it instead of showing it."""
    return _answer(content, media_type, HTTPStatus.OK, file_name=file_name)


def _answer(
    raw: bytes, media_type: str, status: HTTPStatus, *, vary: str = "Accept-Encoding", file_name: str = ""
) -> Answer:
    """Mark bytes by what they are, so that equal pages have equal marks, and pack them."""
    mark = hashlib.sha256(raw).hexdigest()[:24]
    bodies = _plain(raw) if media_type.startswith(_PACKED_ALREADY) else _packed(raw)
    return Answer(status, media_type, f'W/"{mark}"', bodies, vary, file_name)


def _plain(raw: bytes) -> dict[str, bytes]:
    return {IDENTITY: raw}


def _packed(raw: bytes) -> dict[str, bytes]:
    """Pack bytes; the plain form is not kept, since hardly anybody asks for it."""
    return {
        "br": brotli.compress(raw, quality=_BROTLI_QUALITY),
        "gzip": gzip.compress(raw, _GZIP_LEVEL, mtime=0),
    }


def send(found: Answer, request: Request) -> Response:
    """Answer a request in the encoding it takes, or say that what the reader has still holds."""
    headers = {
        "etag": found.etag,
        "cache-control": _keeping(found, request),
        "vary": found.vary,
        "x-content-type-options": "nosniff",
    }
    if found.status == HTTPStatus.OK and _is_held(found.etag, request.headers.get("if-none-match", "")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    encoding, body = _encoded(found, request.headers.get("accept-encoding", ""))
    if encoding != IDENTITY:
        headers["content-encoding"] = encoding
    if found.file_name:
        headers["content-disposition"] = f'attachment; filename="{found.file_name}"'
    return Response(body, found.status, headers, media_type=found.media_type)


def _keeping(found: Answer, request: Request) -> str:
    """Say who may keep an answer, and for how long."""
    if any(request.query_params.getlist(_SEARCH)):
        return _KEPT_NOWHERE
    return _KEPT if found.status == HTTPStatus.OK else _KEPT_IN_BROWSERS


def _encoded(found: Answer, accepted: str) -> tuple[str, bytes]:
    encoding = chosen(accepted, tuple(found.bodies))
    if encoding in found.bodies:
        return encoding, found.bodies[encoding]
    return IDENTITY, gzip.decompress(found.bodies["gzip"])


def _is_held(etag: str, held: str) -> bool:
    """Compare marks weakly, as If-None-Match wants: the same page, however it was packed."""
    marks = {mark.strip().removeprefix("W/") for mark in held.split(",")}
    return "*" in marks or etag.removeprefix("W/") in marks
