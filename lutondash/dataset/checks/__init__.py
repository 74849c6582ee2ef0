"""The rules a data folder keeps: one function a rule, each yielding findings."""

from collections.abc import Callable, Iterable

from lutondash.dataset.folder import Contents
from lutondash.errors import Finding

Check = Callable[[Contents], Iterable[Finding]]

CHECKS: tuple[Check, ...] = ()
"""Every rule, in the order they are run."""
