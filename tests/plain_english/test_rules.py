"""Every rule of plain English can find what it forbids, and lets through what it must."""

import pytest

from tests.plain_english.rules import BANNED, CAPITALS, EASIEST_FOR_ALL, LONGEST, TERMS, faults, hard
from tests.plain_english.test_reading import PLATYPUS

LONG = " ".join(["word"] * (LONGEST + 1)) + "."


@pytest.mark.parametrize("word", BANNED)
def test_a_banned_word_is_found(word: str) -> None:
    """Each listed word, and any ending of one with a star, is found in a sentence, small or capital."""
    for form in {word.replace("*", ""), word.replace("*", "ed"), word.capitalize().replace("*", "s")}:
        assert any(f"“{form}”" in fault for fault in faults(f"We {form} it, as ever.")), form


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (LONG, f"{LONGEST + 1} words"),
        (f"Short. {LONG}", f"{LONGEST + 1} words"),
        ("Bins & roads.", "“&”"),
        ("The figure WENT up.", "“WENT”"),
        ("Ask the LGA about it.", "“LGA”"),
        ("In 2023-24 it rose.", "“2023-24”"),
        ("In 2023/24 it rose.", "“2023/24”"),
        ("From 2019-2023 it rose.", "“2019-2023”"),
        ("From 2019 \N{EN DASH} 2023 it rose.", "“2019 \N{EN DASH} 2023”"),
        ("Between 3\N{EN DASH}5 of them.", "“3\N{EN DASH}5”"),
        ("A list of KPIs was set.", "“KPIs”"),
    ],
)
def test_a_planted_fault_is_found(text: str, fault: str) -> None:
    """Length, the sign for and, capitals and dashes between years or numbers are found."""
    assert any(found.startswith(fault) for found in faults(text))


@pytest.mark.parametrize(
    "text",
    [
        " ".join(["word"] * LONGEST) + ".",
        "From 2019 to 2023 it rose by 3 to 5 points.",
        "Write a month as 2024-03, a day as 2024-03-31.",
        "Its key measures (KPIs) are set each year.",
        "At most 12 significant digits.",
        "The editors of this site justify it and assess the bellows.",
        "The file is data/impact/user.csv, beside please.toml.",
        *(f"Take the {letters} file." for letters in CAPITALS if not letters.startswith("KPI")),
        *(f"It has {term}." for term in TERMS),
    ],
)
def test_what_is_plain_is_let_through(text: str) -> None:
    """A sentence at the limit, a word that only begins like a banned one, a path and a term are no faults."""
    assert list(faults(text)) == []


def test_a_hard_passage_is_found() -> None:
    """A passage over the grade is told with its grade; a short one cannot be judged and is not."""
    assert hard(PLATYPUS, EASIEST_FOR_ALL).startswith("grade 11.3")
    assert hard("We count the bins each week, and we tell you what we found.", EASIEST_FOR_ALL) == ""
    assert hard("Authorities enumerate receptacles.", EASIEST_FOR_ALL) == ""
