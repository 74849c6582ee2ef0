"""Tests of the reading grade against published values, and of syllables against known words."""

import pytest

from tests.plain_english.reading import from_counts, grade, sentences, syllables, words

# The examples that reference works on the Flesch-Kincaid tests give, with the grade or the counts they state.
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
CAT = "The cat sat on the mat."
PASSAGE = "This sentence, taken as a reading passage unto itself, is being used to prove a point."

SYLLABLES = {
    1: """the year years judged changed place while scale style rules use house these said does true due
    through""",
    2: """council figure figures measure outcome published needed counted houses wages question table people
    every business value create science client being going title little modern address settled
    household's movements handled isn't""",
    3: """publisher area areas idea period various annual usual gradual government influence services theory
    vehicle creating recycled anyone scrutinise authorised""",
    4: """indicator priority priorities January scrutiny economy community experience material comparison
    environment society variety situation provisional publication usually evaluates accessible""",
    5: "organisation associated university electricity",
    6: "accessibility responsibility",
}
KNOWN = [(word, count) for count, listed in SYLLABLES.items() for word in listed.split()]


@pytest.mark.parametrize(("word", "count"), KNOWN)
def test_syllables_of_a_known_word(word: str, count: int) -> None:
    """The rules of spelling count what a dictionary says."""
    assert syllables(word) == count


def test_a_number_is_a_word_of_one_syllable() -> None:
    """Figures stand everywhere here; none makes a sentence easier or harder than a short word."""
    assert words("It was 27.7% in 2023, or £1,200.") == ["It", "was", "27.7%", "in", "2023", "or", "1,200"]
    assert syllables("27.7%") == syllables("2023") == 1


def test_published_grade_of_a_sentence() -> None:
    """The platypus has 13 words and 24 syllables, which is published as grade 11.3."""
    assert (len(words(PLATYPUS)), sum(map(syllables, words(PLATYPUS)))) == (13, 24)
    assert round(grade([PLATYPUS]), 1) == 11.3


def test_published_counts_of_sentences() -> None:
    """The cat is published as reading ease 116, the passage as 69: 6 and 23 syllables give just these."""
    ease = [
        206.835 - 1.015 * len(words(t)) - 84.6 * sum(map(syllables, words(t))) / len(words(t))
        for t in (CAT, PASSAGE)
    ]
    assert [round(found) for found in ease] == [116, 69]


def test_published_grades_from_counts() -> None:
    """The lowest grade there is, one word of one syllable, and a book of 5.7 words a sentence at 1.02."""
    assert round(from_counts(1, 1, 1), 1) == -3.4
    assert round(from_counts(1000, 5700, 5814), 1) == -1.3


def test_longer_words_and_longer_sentences_are_harder() -> None:
    """The grade rises with both, and texts taken together lie between the two."""
    easy, hard = "We count the bins. We do it each week.", "Authorities enumerate receptacles periodically."
    assert grade([easy]) < grade([easy.replace(". We", " and we")]) < grade([hard])
    assert grade([easy]) < grade([easy, hard]) < grade([hard])
    assert grade([]) == 0.0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rose. It fell.", ["It rose.", "It fell."]),
        ("Is it “better”? It is.", ["Is it “better”?", "It is."]),
        ("It was 27.7% in 2023", ["It was 27.7% in 2023"]),
        ("Overview \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} Data", ["Overview", "Data"]),
        ("A heading\nA line", ["A heading", "A line"]),
        (" … ", []),
    ],
)
def test_where_a_sentence_ends(text: str, parts: list[str]) -> None:
    """End marks, new lines and the steps of a path end a sentence; the point of a number does not."""
    assert sentences(text) == parts
