"""What can go wrong with an answer: some pass if one asks again, the others are told at once."""

from dataclasses import dataclass

from lutondash.errors import Finding, ImportFaultError

_SHOWN = 300


class NotChangedError(Exception):
    """The publisher says that the file is still the one we hold."""


@dataclass
class BusyError(Exception):
    """A fault that may pass: it is worth asking again, after `retry_after` seconds where that was said."""

    address: str
    words: str
    remedy: str
    retry_after: float | None = None

    def __str__(self) -> str:
        """What happened."""
        return self.words


def refusal(where: str, fault: str, remedy: str) -> ImportFaultError:
    """Return the error that ends a fetch; nothing has been kept then."""
    return ImportFaultError("fetch", [Finding(plain(where, 200), 0, fault, remedy)])


def plain(text: str, most: int = _SHOWN) -> str:
    """Return a publisher's words fit to print: on one line, no control characters, not too many."""
    tidy = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return tidy if len(tidy) <= most else f"{tidy[: most - 3]}..."
