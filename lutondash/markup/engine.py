"""The template engine: jinja2 with every value escaped."""

from enum import Enum, auto
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lutondash.markup import sparkline


class Lines(Enum):
    """How small lines stand in a fragment: as images, or drawn in it."""

    AS_IMAGES = auto()
    DRAWN = auto()


_LINES = {Lines.AS_IMAGES: sparkline.image, Lines.DRAWN: sparkline.drawn}


@cache
def environment(lines: Lines = Lines.AS_IMAGES) -> Environment:
    """Make each environment once; an unknown name in a template is an error, not a blank."""
    made = Environment(
        loader=PackageLoader("lutondash.markup"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["css_string"] = css_string
    made.filters["sparkline"] = _LINES[lines]
    made.filters["has_a_line"] = sparkline.has_a_line
    return made


def render(template: str, lines: Lines = Lines.AS_IMAGES, **values: object) -> str:
    """Fill a template; text from data or from the reader is escaped."""
    return environment(lines).get_template(template).render(**values)


def css_string(text: str) -> Markup:
    """Quote a text for a style sheet; all but letters, digits and spaces is written as its number."""
    letters = (letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text)
    quoted = '"' + "".join(letters) + '"'
    return Markup(quoted)  # nosec B704  # noqa: S704 - nothing in it can end the string or the style
