"""Whether this machine has nginx, which stands before several workers."""

import os

import pytest

from lutondash.cli.workers import nginx_there
from lutondash.errors import UsageError


def _found() -> str:
    try:
        return nginx_there(os.environ)
    except UsageError:
        return ""


NGINX = _found()
needs_nginx = pytest.mark.skipif(not NGINX, reason="there is no nginx here (apt-get install nginx)")
