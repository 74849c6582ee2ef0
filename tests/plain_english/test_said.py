"""Every sentence the program can say is short, in plain words, and easy to read."""

from collections.abc import Iterable

import pytest

from lutondash import Dataset
from tests.plain_english import said
from tests.plain_english.python_words import Text
from tests.plain_english.reading import grade, words
from tests.plain_english.rules import EASIEST_FOR_ALL, HARDEST_TOGETHER, faults, hard

FILES = said.files()
FEWEST_OF_A_FILE = 50
"""Words; a file that says less is mostly labels, and is graded with all the others."""

FEWEST_OF_A_SENTENCE = 4
"""Words; less is a label of a menu or a table."""

FEWEST_ON_A_PAGE = 20
"""Words; a shorter passage of a finished page is mostly names from the data."""


@pytest.fixture(scope="module")
def pages(dataset: Dataset) -> dict[str, tuple[Text, ...]]:
    """Return what each page says, by its name."""
    return dict(said.page_texts(dataset))


def wrong(texts: Iterable[Text]) -> list[str]:
    """List every fault with the place where it is said."""
    return [f"{text.where}: {fault}" for text in texts for fault in faults(text.words)]


def hard_on_a_page(texts: Iterable[Text]) -> list[str]:
    """List the passages of a page that are over the grade for residents."""
    found = (hard(text.words, EASIEST_FOR_ALL, fewest=FEWEST_ON_A_PAGE) for text in texts)
    return [fault for fault in found if fault]


@pytest.mark.parametrize("file", FILES)
def test_a_file_says_it_in_plain_words(file: str) -> None:
    """No sentence of a module, template, script or style is long, or has a word or sign that is banned."""
    assert wrong(FILES[file]) == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_easy_to_read(file: str) -> None:
    """No passage is over its grade: what residents read is easier than what officers read."""
    limit = HARDEST_TOGETHER if said.is_for_specialists(file) else EASIEST_FOR_ALL
    texts = [text.words for text in FILES[file]]
    assert [hard(text, limit) for text in texts if hard(text, limit)] == []
    assert sum(len(words(text)) for text in texts) < FEWEST_OF_A_FILE or grade(texts) <= limit


def test_all_of_it_together_is_easy_to_read() -> None:
    """The mean grade of everything the program can say stays under nine."""
    assert grade(text.words for texts in FILES.values() for text in texts) <= HARDEST_TOGETHER


def test_headlines_together_are_easy_to_read() -> None:
    """The headlines of all templates, taken together, are within the grade for residents."""
    headlines = [text.words for texts in FILES.values() for text in texts if text.is_headline]
    assert len(headlines) > 20
    assert grade(headlines) <= EASIEST_FOR_ALL


def test_help_and_dictionary_are_in_plain_words() -> None:
    """What `--help` prints and what the data dictionary explains keep the same rules."""
    texts = [*said.help_texts(), *said.dictionary_texts()]
    assert wrong(texts) == []
    assert [hard(text.words, HARDEST_TOGETHER) for text in texts if hard(text.words, HARDEST_TOGETHER)] == []


def test_every_page_is_in_plain_words(pages: dict[str, tuple[Text, ...]]) -> None:
    """Each page, made from the made-up data, keeps the rules: headlines, texts, labels and alternatives."""
    for name, texts in pages.items():
        assert (name, wrong(texts)) == (name, [])
        assert (name, hard_on_a_page(texts)) == (name, [])


def test_every_page_and_its_headlines_are_easy_to_read(pages: dict[str, tuple[Text, ...]]) -> None:
    """The headlines of a page taken together, and all its words, are within the grade for residents."""
    for name, texts in pages.items():
        headlines = [text.words for text in texts if text.is_headline]
        assert hard(". ".join(headlines), EASIEST_FOR_ALL) == "", name
        told = [text.words for text in texts if len(words(text.words)) >= FEWEST_OF_A_SENTENCE]
        assert grade(told) <= EASIEST_FOR_ALL, name


def test_every_room_is_read(dataset: Dataset, pages: dict[str, tuple[Text, ...]]) -> None:
    """The rules are put to every room and every kind of page, not to an empty list."""
    rooms = {file.split("/", maxsplit=1)[0] for file in FILES}
    assert rooms >= {"views", "markup", "ui", "cli", "charts", "exports", "dataset", "model", "importers"}
    assert {file.rpartition(".")[2] for file in FILES} >= {"py", "html"}
    assert {name.split()[0] for name in pages} >= set(said.pages.names(dataset)) - said.PAGES_BY_LAW
    assert len(list(said.help_texts())) > 10
    assert len(list(said.dictionary_texts())) > 100


def test_known_sentences_are_among_those_read(pages: dict[str, tuple[Text, ...]]) -> None:
    """A sentence from each kind of source is found, so none of them is passed over unseen."""
    in_files = {text.words for texts in FILES.values() for text in texts}
    on_pages = {text.words for texts in pages.values() for text in texts}
    assert {"We found nothing for that. Try another word, such as rent, school or rubbish."} <= in_files
    assert {
        "What is not known is shown as not known.",
        "Skip to the content",
        "This file is empty.",
    } <= in_files
    assert {"About this site", "The scale does not start at zero."} <= on_pages
