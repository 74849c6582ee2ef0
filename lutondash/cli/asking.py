"""Asking a server on this machine how it is."""

import asyncio
from http import HTTPStatus

from lutondash.site.deployment import READY

_PATIENCE = 5.0
"""In seconds: a server that is busy still answers this."""
_ASK_EVERY = 0.2
_QUESTION = b"GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n"


async def status_of(host: str, port: int, path: str) -> int:
    """Return the status with which a server answers; 0 where nobody answers in time."""
    try:
        async with asyncio.timeout(_PATIENCE):
            return await _asked(host, port, path)
    except (OSError, TimeoutError, ValueError, IndexError):
        return 0


async def _asked(host: str, port: int, path: str) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(_QUESTION % path.encode("ascii"))
        return int((await reader.readline()).split()[1])
    finally:
        writer.close()


async def until_ready(host: str, port: int) -> None:
    """Return once a server says that it is ready for readers."""
    while await status_of(host, port, READY) != HTTPStatus.OK:
        await asyncio.sleep(_ASK_EVERY)


async def free_ports(number: int) -> list[int]:
    """Return ports of this machine that nobody listens on."""
    held = [await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0) for _ in range(number)]
    ports = [int(each.sockets[0].getsockname()[1]) for each in held]
    for each in held:
        each.close()
    return ports
