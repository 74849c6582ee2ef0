"""A client for plain HTTP: the size of an answer on the line, and how many a server gives a second."""

import asyncio
import http.client
from time import perf_counter
from urllib.parse import urlsplit

HEADERS = "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br\r\nConnection: keep-alive\r\n\r\n"


def size(url: str, path: str, encoding: str) -> int:
    """How many bytes a page takes on the line. Raises ValueError where it is not answered as asked."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.HTTPStatus.OK or answer.headers["content-encoding"] != encoding:
        raise ValueError(f"{path} was answered with {answer.status}, {answer.headers['content-encoding']}")
    return len(body)


def rate(url: str, path: str, seconds: float, readers: int) -> float:
    """Answers a second to a few readers who ask again as soon as they are answered."""
    return asyncio.run(_rate(urlsplit(url).netloc, path, seconds, readers))


async def _rate(host: str, path: str, seconds: float, readers: int) -> float:
    start = perf_counter()
    counts = await asyncio.gather(*(_reader(host, path, start + seconds) for _ in range(readers)))
    return sum(counts) / (perf_counter() - start)


async def _reader(host: str, path: str, end: float) -> int:
    name, port = host.split(":")
    source, sink = await asyncio.open_connection(name, int(port))
    request = HEADERS.format(path=path, host=host).encode()
    answers = 0
    while perf_counter() < end:
        sink.write(request)
        head = (await source.readuntil(b"\r\n\r\n")).decode().lower()
        if " 200 " not in head.splitlines()[0]:
            raise ValueError(f"{path} was answered with {head.splitlines()[0]}")
        await source.readexactly(int(head.split("content-length:")[1].split()[0]))
        answers += 1
    sink.close()
    return answers
