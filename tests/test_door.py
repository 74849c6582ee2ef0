"""The library's door shows exactly what it says it does."""

import types

import lutondash


def test_all_names_are_there_and_no_others() -> None:
    """`__all__` is what a caller finds, apart from the storeys themselves."""
    found = {
        name
        for name, value in vars(lutondash).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert found == set(lutondash.__all__)
    assert list(lutondash.__all__) == sorted(lutondash.__all__)
