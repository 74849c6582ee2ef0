"""What the tests of the commands share."""

import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """Make a certificate that nobody trusts, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl here, which makes a certificate")
    chain, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=example.org"]
    words = [openssl, *made, "-keyout", str(key), "-out", str(chain)]
    subprocess.run(words, check=True, capture_output=True)  # noqa: S603  openssl itself
    return chain, key
