"""`exchange`: two folders change places in one step, where the system can do that."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
_HERE = {"linux": -100, "darwin": -2}
"""What each system calls the folder that a path without one starts from."""
_CALL = {"linux": "renameat2", "darwin": "renameatx_np"}
_SWAP = 2


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of a disk change places at once; False, and nothing done, where that is unknown here.

    Nobody can see a moment at which one of them is missing. Raises OSError where the system refuses.
    """
    name = _CALL.get(sys.platform)
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return False
    here = _HERE[sys.platform]
    if call(here, os.fsencode(one), here, os.fsencode(other), _SWAP) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one))
