"""The server as it is, only looking at its store more often: `python -m tests.browser.quick --port 8501`."""

from functools import partial
from unittest.mock import patch

from lutondash.editions.polling import keep_looking
from lutondash.web.__main__ import main as serve

OFTEN = 0.2
"""In seconds: no test waits as long as readers may."""


def main() -> None:
    """Serve."""
    with patch("lutondash.editions.source.keep_looking", partial(keep_looking, every=OFTEN)):
        serve()


if __name__ == "__main__":
    main()
