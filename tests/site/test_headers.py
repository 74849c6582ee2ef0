"""What every answer bears, whoever serves it."""

from lutondash.site.headers import headers, policy, script_hash


def test_a_script_is_known_by_its_hash_alone() -> None:
    """The example of the standard: no script is let in by where it stands."""
    known = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    assert script_hash("alert('Hello, world.');") == known
    (sources,) = (part for part in policy(["alert('Hello, world.');"]).split("; ") if "script-src" in part)
    assert sources == f"script-src 'self' {known}"


def test_nothing_is_run_that_was_written_into_a_page() -> None:
    """Neither injected scripts nor words turned into one, and nobody may frame a page."""
    scripts = next(part for part in policy().split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "frame-ancestors 'none'" in policy()
    assert "base-uri 'none'" in policy()


def test_only_a_site_reached_by_https_is_held_to_it() -> None:
    """A browser told so of a site without https would find it no more."""
    assert "strict-transport-security" in headers(is_secure=True)
    assert "strict-transport-security" not in headers()
