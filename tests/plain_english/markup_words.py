"""What templates, scripts, styles and finished pages say: text, headings, labels and alternatives."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tests.plain_english.python_words import FILLER, Text, is_words

_INLINE = {"a", "abbr", "b", "code", "em", "i", "span", "strong", "sub", "sup", "time"}
_HEADS = {"h1", "h2", "title"}
"""Headlines that are ours; under them stand the names of places, figures and publications."""
_WITHOUT_END = {"img", "input", "br", "meta", "link", "hr", "col"}
_UNSAID = {"script", "style", "template", "svg"}
_SAID_ATTRIBUTES = {"alt", "aria-label", "aria-description", "placeholder", "title", "label", "data-l"}
_SAID_METAS = {"description", "og:title", "og:description", "og:image:alt"}
_JINJA = re.compile(r"{#.*?#}|(?P<way>{%-? *(?:else|elif)\b.*?%})|{%.*?%}|(?P<value>{{.*?}})", re.DOTALL)
_JINJA_STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_SCRIPT_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
_SCRIPT_REMARK = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
_SCRIPT_HOLE = re.compile(r"\$\{[^}]*\}")
_STYLE_WORDS = re.compile(r"content:([^;}]*)")
_STYLE_STRING = re.compile(r"\"([^\"]*)\"")


class _Reader(HTMLParser):
    """Gathers what stands together: the text of a block, or of a part of it set apart by a class."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where
        self.found: list[Text] = []
        self._open: list[tuple[str, bool]] = []
        self._text = ""
        self._boundary = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._turn(tag, has_class="class" in given)
        if tag not in _WITHOUT_END:
            self._open.append((tag, "class" in given))
        said = [value for name, value in given.items() if name in _SAID_ATTRIBUTES]
        if tag == "meta" and (given.get("name") or given.get("property")) in _SAID_METAS:
            said.append(given.get("content", ""))
        self.found += [Text(self._place(), words) for words in said if words.strip()]

    def handle_endtag(self, tag: str) -> None:
        is_open = bool(self._open) and self._open[-1][0] == tag
        self._turn(tag, has_class=is_open and self._open[-1][1])
        if is_open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take text; parts that touch without a space, and links in a list, are not one sentence."""
        if any(tag in _UNSAID for tag, _ in self._open):
            return
        in_a_list = self._boundary and data.strip() == ","
        touches = self._boundary and self._text[-1:].isalnum() and data[:1].isalnum()
        if in_a_list or touches:
            self.flush()
        self._boundary = False
        self._text += "" if in_a_list else data

    def _turn(self, tag: str, *, has_class: bool) -> None:
        """Pass from one part to the next: a block, or a part with a class, stands by itself."""
        self._boundary = True
        if has_class or tag not in _INLINE:
            self.flush()

    def flush(self) -> None:
        """End what stands together."""
        words = " ".join(self._text.split())
        if re.search("[A-Za-z]", words):
            heads = any(tag in _HEADS for tag, _ in self._open)
            self.found.append(Text(self._place(), words, heads))
        self._text = ""

    def _place(self) -> str:
        return f"{self.where}:{self.getpos()[0]}"


def of_html(where: str, html: str) -> Iterator[Text]:
    """Yield every text of a page or a fragment of one, and what stands in attributes that are read out."""
    reader = _Reader(where)
    reader.feed(html)
    reader.close()
    reader.flush()
    yield from reader.found


def of_template(where: str, source: str) -> Iterator[Text]:
    """Yield every text of a template, with a short word where a value is filled in."""
    for found in _JINJA.finditer(source):
        strings = ("".join(either) for either in _JINJA_STRING.findall(found.group()))
        yield from (Text(f"{where}:{_line(source, found)}", words) for words in strings if is_words(words))
    filled = _JINJA.sub(_filled, source)
    own = of_html(where, filled) if "<" in filled else of_style(where, filled)
    yield from (text for text in own if re.search("[A-Za-z]{2}", text.words.replace(FILLER, "")))


def _filled(found: re.Match[str]) -> str:
    """Put a word for a value, an end mark between two ways to go on, and lines for lines."""
    lines = "\n" * found.group().count("\n")
    if found["value"]:
        return FILLER
    return f"<hr>{lines}" if found["way"] else lines


def _line(source: str, found: re.Match[str]) -> int:
    return source.count("\n", 0, found.start()) + 1


def of_script(where: str, source: str) -> Iterator[Text]:
    """Yield every string of a script that is words."""
    plain = _SCRIPT_REMARK.sub(lambda found: "\n" * found.group().count("\n"), source)
    for found in _SCRIPT_STRING.finditer(plain):
        words = _SCRIPT_HOLE.sub(FILLER, next(group for group in found.groups() if group is not None))
        if is_words(words):
            yield Text(f"{where}:{_line(plain, found)}", words)


def of_style(where: str, source: str) -> Iterator[Text]:
    """Yield every text that a style sheet puts on a page."""
    for found in _STYLE_WORDS.finditer(source):
        words = FILLER.join(_STYLE_STRING.findall(found.group(1)))
        if re.search("[A-Za-z]{2}", words):
            yield Text(f"{where}:{_line(source, found)}", words)
