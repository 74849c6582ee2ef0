"""The card beside links to the site."""

from PIL import Image

from scripts.card import CARD, HEIGHT, LINE, WIDTH

MOST_BYTES = 30_000


def test_the_card_has_the_size_that_is_asked_for() -> None:
    """It is 1200 by 630, as those who show it want it, and small."""
    with Image.open(CARD) as card:
        assert card.size == (WIDTH, HEIGHT) == (1200, 630)
    assert CARD.stat().st_size < MOST_BYTES


def test_the_card_holds_no_figure() -> None:
    """A figure would be old before the card is drawn anew."""
    assert not any(letter.isdigit() for letter in LINE)
