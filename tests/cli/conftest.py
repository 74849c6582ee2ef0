"""What the tests of the commands share."""

import shutil
import subprocess
from pathlib import Path

import pytest

from lutondash.cli import preview, serve


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


@pytest.fixture(autouse=True)
def no_port_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that are run in this process start nothing: two tests at once must not find a port taken."""

    async def free(_address: str, _port: int) -> None:
        """Nobody listens anywhere."""

    monkeypatch.setattr(serve, "knock", free)
    monkeypatch.setattr(preview, "knock", free)
