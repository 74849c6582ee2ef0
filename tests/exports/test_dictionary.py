"""The dictionary says what each key is for and what it may be."""

import pytest

from lutondash import UsageError
from lutondash.dataset import layout
from lutondash.exports.dictionary import BEGIN, END, FILES, LIKE_REVENUE, dictionary, with_dictionary


def test_every_field_of_every_file_is_described() -> None:
    """No key or column is left out."""
    text = dictionary()
    for path, _, model in FILES:
        section = text.split(f"### `{path}`")[1].split("\n### ")[0]
        for name, info in model.model_fields.items():
            assert f"| `{info.alias or name}` |" in section


def test_every_file_that_is_read_is_described() -> None:
    """No file has a meaning that the dictionary does not tell."""
    assert {*layout.READ_FILES} <= {path for path, _, _ in FILES} | {*LIKE_REVENUE}
    assert all(f"### `{path}`" in dictionary() for path in layout.READ_FILES)


def test_the_text_around_the_marks_is_kept() -> None:
    """People's words stay as they are."""
    written = with_dictionary(f"Before\n{BEGIN}\noutdated words\n{END}\nAfter\n")
    assert written.startswith("Before\n")
    assert written.endswith("\nAfter\n")
    assert "outdated words" not in written
    assert with_dictionary(written) == written


def test_missing_marks_are_told() -> None:
    """Without marks nothing is overwritten."""
    with pytest.raises(UsageError):
        with_dictionary("only words")
