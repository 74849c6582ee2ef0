"""`version`: which version of the package this is, as pyproject.toml says."""

from importlib import metadata

UNKNOWN = "unknown"
"""Where the package was never installed, such as in a folder that was only copied."""


def version() -> str:
    """Return the version that was installed; nobody is told one that is not known."""
    try:
        return metadata.version("lutondash")
    except metadata.PackageNotFoundError:
        return UNKNOWN
