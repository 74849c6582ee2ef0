"""What templates, scripts, styles and finished pages say: text, headings, labels and alternatives."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tests.plain_english.python_words import FILLER, Text, is_words

_INLINE = {"a", "abbr", "b", "code", "em", "i", "span", "strong", "sub", "sup", "time"}
_HEADS = {"h1", "h2", "title"}
"""Headlines that are ours; under them stand the names of places, figures and publications."""
_UNSAID = {"script", "style", "template", "svg"}
_SAID_ATTRIBUTES = {"alt", "aria-label", "aria-description", "placeholder", "title", "label", "data-l"}
_SAID_METAS = {"description", "og:title", "og:description", "og:image:alt"}
_JINJA = re.compile(r"{#.*?#}|{%.*?%}|({{.*?}})", re.DOTALL)
_JINJA_STRING = re.compile(r"\"([^\"]*)\"")
_SCRIPT_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
_SCRIPT_REMARK = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
_SCRIPT_HOLE = re.compile(r"\$\{[^}]*\}")
_STYLE_WORDS = re.compile(r"content:\s*\"([^\"]*)\"")


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
        self._turn(tag, apart=tag not in _INLINE or "class" in given)
        if tag not in {"img", "input", "br", "meta", "link", "hr", "col"}:
            self._open.append((tag, "class" in given))
        said = [value for name, value in given.items() if name in _SAID_ATTRIBUTES]
        if tag == "meta" and (given.get("name") or given.get("property")) in _SAID_METAS:
            said.append(given.get("content", ""))
        self.found += [Text(f"{self.where}:{self.getpos()[0]}", words) for words in said if words.strip()]

    def handle_endtag(self, tag: str) -> None:
        has_class = self._open.pop()[1] if self._open and self._open[-1][0] == tag else False
        self._turn(tag, apart=tag not in _INLINE or has_class, ended=tag)

    def handle_data(self, data: str) -> None:
        if any(tag in _UNSAID for tag, _ in self._open):
            return
        touches = self._text[-1:].isalnum() and data[:1].isalnum()
        if self._boundary and (touches or data.strip() == ","):
            self.flush()
        self._boundary = False
        self._text += data

    def _turn(self, tag: str, *, apart: bool, ended: str = "") -> None:
        """Pass from one part to the next: parts that touch, and links in a list, are not one sentence."""
        self._boundary = True
        if apart:
            self.flush(ended or tag if ended in _HEADS else "")

    def flush(self, ended: str = "") -> None:
        """End what stands together."""
        words = " ".join(self._text.split())
        heads = ended in _HEADS or any(tag in _HEADS for tag, _ in self._open)
        if re.search("[A-Za-z]", words):
            self.found.append(Text(f"{self.where}:{self.getpos()[0]}", words, heads))
        self._text = ""


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
        line = source.count("\n", 0, found.start()) + 1
        said = (string for string in _JINJA_STRING.findall(found.group()) if is_words(string))
        yield from (Text(f"{where}:{line}", string) for string in said)
    plain = _JINJA.sub(lambda found: FILLER if found.group(1) else "\n" * found.group().count("\n"), source)
    own = (text for text in of_html(where, plain))
    yield from (text for text in own if re.search("[A-Za-z]{2}", text.words.replace(FILLER, "")))


def of_script(where: str, source: str) -> Iterator[Text]:
    """Yield every string of a script that is words."""
    plain = _SCRIPT_REMARK.sub(lambda found: "\n" * found.group().count("\n"), source)
    for found in _SCRIPT_STRING.finditer(plain):
        words = _SCRIPT_HOLE.sub(FILLER, next(group for group in found.groups() if group is not None))
        if is_words(words):
            yield Text(f"{where}:{plain.count(chr(10), 0, found.start()) + 1}", words)


def of_style(where: str, source: str) -> Iterator[Text]:
    """Yield every text that a style sheet puts on a page."""
    for found in _STYLE_WORDS.finditer(source):
        if re.search("[A-Za-z]{2}", found.group(1)):
            yield Text(f"{where}:{source.count(chr(10), 0, found.start()) + 1}", found.group(1))
