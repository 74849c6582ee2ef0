"""The headers that every answer bears, whoever serves it: this program, or a web server that shows files."""

import base64
import hashlib
from collections.abc import Iterable

_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
"""What a browser could offer a page, and no page here has a use for."""
_A_YEAR = 365 * 24 * 60 * 60

_POLICY = {
    # What is named nowhere is not loaded: no frame, no plug-in, no film, no worker.
    "default-src": "'none'",
    "object-src": "'none'",
    # Files of this site alone, and the scripts that stand in its pages, each known by its hash.
    "script-src": "'self'",
    # Charts and the interactive page set the style of single elements, which no hash can name.
    "style-src": "'self' 'unsafe-inline'",
    # The icon stands in its own address; a chart is saved as a picture through a blob.
    "img-src": "'self' data: blob:",
    # The interactive page's small symbols come in their own address.
    "font-src": "'self' data:",
    # The interactive page talks to its own server, by http and by websocket.
    "connect-src": "'self'",
    "form-action": "'self'",
    # No injected element may turn the page's own links into another site's.
    "base-uri": "'none'",
    # Nobody may put this site into a frame and lay something over it.
    "frame-ancestors": "'none'",
}


def script_hash(script: str) -> str:
    """Return the source by which a policy knows a script that stands in a page."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(scripts: Iterable[str] = ()) -> str:
    """Return the content security policy for pages in which these scripts stand."""
    hashes = (script_hash(each) for each in scripts)
    allowed = {**_POLICY, "script-src": " ".join((_POLICY["script-src"], *hashes))}
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def headers(scripts: Iterable[str] = (), *, is_secure: bool = False) -> dict[str, str]:
    """Return what every answer bears, by its name in small letters.

    `scripts` are those that stand in pages; without them, as in the static edition, none may. `is_secure`
    says that the public reaches the site by https.
    """
    found = {
        "content-security-policy": policy(scripts),
        # A browser takes a file for what we say it is, and never for a script.
        "x-content-type-options": "nosniff",
        # Other sites are not told which page, with what search in its address, led to them.
        "referrer-policy": "same-origin",
        "permissions-policy": ", ".join(f"{each}=()" for each in _FEATURES),
        # For browsers that do not know frame-ancestors.
        "x-frame-options": "DENY",
        # Windows of other sites cannot reach into this one.
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    return {**found, "strict-transport-security": f"max-age={_A_YEAR}"} if is_secure else found


def for_downloads() -> dict[str, str]:
    """Return what differs under the folder of downloads: they are there to be used by anybody, anywhere.

    A picture of a chart is shown beside a link that somebody shares, often by the reader's own browser.
    """
    return {"cross-origin-resource-policy": "cross-origin"}
