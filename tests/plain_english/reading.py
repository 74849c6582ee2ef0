"""How hard a text is to read: its sentences, words and syllables, and the Flesch-Kincaid grade.

Packages that count syllables fetch a dictionary first, so they are counted here by the rules of spelling.
"""

import re
from collections.abc import Iterable

_QUOTE = "\N{RIGHT SINGLE QUOTATION MARK}"
_STEP = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_SENTENCE_END = re.compile(rf"(?<=[.!?])[”\"'){_QUOTE}]*\s+|\s*{_STEP}\s*|\n+")
_WORD = re.compile(rf"[^\W_]+(?:['{_QUOTE}.,:/-][^\W_]+)*%?")

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(
    r"(?<=[aeiouy][^aeiouy])e$|(?<=[^aeiouylr])e$|(?<=[aeiuy])e$"  # place, bridge, true; but table, metre
    r"|(?<=[^aeioulrscgxzh])es$|(?<=[aeiouy][lr])es$|(?<=[au]th)es$"  # times, rules; but houses, tables
    r"|(?<=[^aeioutdl])ed$|(?<=[aeiouyl][l])ed$|(?<=[aeiou])ed$"  # asked, called; but needed, handled
)
_SILENT_MIDDLE = re.compile(
    r"(?<=[^aeiouyl])e(?=(?:ments?|less|ness|ful|fully|ly|thing|where|fore|times?|hold|holds|site|work)$)"
)
_TWO_SOUNDS = re.compile(
    r"(?<![ctl])ia(?!ge)|(?<=[ctl])ia(?![ln])|(?<![tscgxln])io|(?<=[tscgxln])io(?!n|us)|iu"  # social, ratio
    r"|ie(?=rs?$|st$|ty?$|nc)|(?<![tc])ie(?=nt)|eo(?!u)|crea(?=t(?!ur))|(?<![gq])ua"  # easier, client, annual
    r"|(?<![gq])ue(?=[ln])|(?<![gq])ui(?=[dn])|[aeiouy](?=ing)|[aeou]y(?=[aeou])|sm$|(?<=[sd])nt$"
)
_BY_HEART = {"every": 2, "everyone": 3, "everything": 3, "everybody": 4, "everywhere": 3, "anyone": 3}
_BY_HEART |= {"business": 2, "businesses": 3, "people": 2, "peoples": 2, "area": 3, "areas": 3}
_BY_HEART |= {"idea": 3, "ideas": 3, "element": 3, "elements": 3, "scrutiny": 4, "clothes": 1, "different": 3}

_OF_A_SENTENCE, _OF_A_WORD, _BASE = 0.39, 11.8, 15.59


def sentences(text: str) -> list[str]:
    """Split a text where an end mark, a new line or the next step of a path ends a sentence."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part and words(part)]


def words(text: str) -> list[str]:
    """List the words of a text; a number is a word, and so is a word with a hyphen in it."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Count the syllables of a word; a number counts as one."""
    letters = re.sub(f"['{_QUOTE}]", "", word.lower())
    return max(1, sum(_sounds(part) for part in re.findall("[a-z]+", letters)))


def _sounds(part: str) -> int:
    if part in _BY_HEART:
        return _BY_HEART[part]
    heard = _SILENT_END.sub("", part) if _VOWELS.search(part[:-2]) else part
    heard = _SILENT_MIDDLE.sub("", heard)
    return max(1, len(_VOWELS.findall(heard)) + len(_TWO_SOUNDS.findall(heard)))


def grade(texts: Iterable[str]) -> float:
    """Give the Flesch-Kincaid grade of texts taken together: years at school in the United States."""
    found = [sentence for text in texts for sentence in sentences(text)]
    every_word = [word for sentence in found for word in words(sentence)]
    if not every_word:
        return 0.0
    return from_counts(len(found), len(every_word), sum(map(syllables, every_word)))


def from_counts(of_sentences: int, of_words: int, of_syllables: int) -> float:
    """Give the Flesch-Kincaid grade of a text with so many sentences, words and syllables."""
    return _OF_A_SENTENCE * of_words / of_sentences + _OF_A_WORD * of_syllables / of_words - _BASE
