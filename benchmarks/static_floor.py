"""The least a page of figures can be, and a server for it: HTML by hand, small lines in it, no script.

What a browser needs for such a page is the floor beside which our first paint is measured; the figures
in it are made up.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import brotli

POINTS = 12
STYLE = """body{font-family:sans-serif;max-width:60rem;margin:auto;padding:1rem}
table{border-collapse:collapse}td,th{padding:.25rem .5rem;border-bottom:1px solid #ccc;text-align:left}"""


def floor_page(charts: int) -> str:
    """A page of HTML with a heading, a table and as many small lines as asked for."""
    rows = "".join(row(number) for number in range(charts))
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Floor</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{STYLE}</style></head><body><main><h1>Floor</h1><table><thead><tr><th>Figure<th>Latest"
        f"<th>Over time</thead><tbody>{rows}</tbody></table></main><footer>Made up</footer></body></html>"
    )


def row(number: int) -> str:
    """A row of the table: a name, the latest value and a line of values."""
    values = [round(50 + 40 * math.sin(number + at), 1) for at in range(POINTS)]
    line = " ".join(f"{at * 10},{100 - value:.1f}" for at, value in enumerate(values))
    return (
        f"<tr><th>Figure {number}<td>{values[-1]}<td>"
        f'<svg width="112" height="34" viewBox="0 0 110 100" role="img" aria-label="Figure {number}">'
        f'<polyline points="{line}" fill="none" stroke="#12436d" stroke-width="3"/></svg>'
    )


@contextmanager
def served(page: str) -> Iterator[str]:
    """Serve one page, packed, until the block ends; give its address."""
    body = brotli.compress(page.encode())

    class Handler(BaseHTTPRequestHandler):
        """Answers everything with the page."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Send the page."""
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-encoding", "br")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name it has
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
