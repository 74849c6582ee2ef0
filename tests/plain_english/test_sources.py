"""Words are found wherever a module, template, script or style can say them; code is not taken for words."""

from collections.abc import Iterable

import pytest

from tests.plain_english.markup_words import of_html, of_script, of_style, of_template
from tests.plain_english.python_words import Text, of_python

PLANTED = "We utilise it"


def said(texts: Iterable[Text]) -> list[str]:
    """Give the words of texts."""
    return [text.words for text in texts]


@pytest.mark.parametrize(
    "source",
    [
        f"x = '{PLANTED}'",
        f"x = '''{PLANTED}'''",
        f"def f():\n    '''Told to makers.'''\n    return ['{PLANTED}']",
        f"x = a if b else '{PLANTED}'",
        f"x = f'{{a if b else \"{PLANTED}\"}} of them'",
        f"typer.Option('--x', help='{PLANTED}')",
        f"raise ValueError('{PLANTED}')",
        f"x = {{'key': '{PLANTED}'}}",
        "x = 'We ' 'utilise ' 'it'",
        "x = 'We ' + 'utilise it'",
    ],
)
def test_words_in_a_module_are_found(source: str) -> None:
    """However a string is written, it is found once, whole."""
    assert said(of_python("a.py", source)).count(PLANTED) == 1


def test_what_is_filled_in_stands_as_a_short_word() -> None:
    """An f-string or a sum is read as one sentence with a word in each gap, and formats are not words."""
    assert said(of_python("a.py", "x = f'Up from {a:,.1f} to {b!r} in all'")) == ["Up from one to one in all"]
    assert said(of_python("a.py", "x = 'It was ' + a + ' before' + b")) == ["It was one beforeone"]


@pytest.mark.parametrize(
    "source",
    [
        "'''A module says what it is to its makers.'''",
        "def f():\n    '''Return nothing at all.'''",
        "class A:\n    x: int = 1\n    '''What x is for.'''",
        "x = 'period_label'",
        "x = re.compile(r'from one to two')",
        "x = f'{a}: {b}'",
        "x = {'@type': 'Dataset'}",
        "__all__ = ['Dataset']",
        "def f(a: 'Sequence') -> 'Iterator': ...",
        "x = 'datum.value + 1 end'",
        "# utilise this remark",
    ],
)
def test_what_is_for_makers_or_machines_is_not_taken_for_words(source: str) -> None:
    """Docstrings, keys, patterns, types, code and remarks are said to nobody."""
    assert said(of_python("a.py", source)) == []


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{PLANTED}</p>",
        f"<h2>{PLANTED}</h2>",
        f"{{% if a %}}<li>{PLANTED}</li>{{% endif %}}",
        f'<img alt="{PLANTED}">',
        f'<nav aria-label="{PLANTED}"></nav>',
        f'<input placeholder="{PLANTED}">',
        f'<a title="{PLANTED}"></a>',
        f'<td data-l="{PLANTED}"></td>',
        f'<meta name="description" content="{PLANTED}">',
        f'<meta property="og:description" content="{PLANTED}">',
        f'{{{{ "{PLANTED}" if a else "" }}}}',
        f'{{{{ m.rows(found, "{PLANTED}") }}}}',
        "<p>We <b>utilise</b> it</p>",
        f"<p><span class='mark'></span>{PLANTED}</p>",
    ],
)
def test_words_in_a_template_are_found(source: str) -> None:
    """Text, what stands in attributes that are shown or read out, and strings handed to macros."""
    assert PLANTED in said(of_template("a.html", source))


def test_a_template_is_read_block_by_block() -> None:
    """Blocks and parts with a class are texts of their own; inline marks are not; values are filled in."""
    source = (
        "{# a #}<h1>{{ title }} here</h1><p>In <a href='/'>all</a> {{ n }}<span class='b'>then</span></p>"
    )
    found = list(of_template("a.html", source))
    assert said(found) == ["one here", "In all one", "then"]
    assert [text.is_headline for text in found] == [True, False, False]


def test_links_in_a_list_are_texts_of_their_own() -> None:
    """Links with a comma between them are a list of names, not a long sentence."""
    source = "<p>From it: <a>One thing</a>, <a>another</a>, <a>a third</a>.</p><p>Beds<b>Luton</b></p>"
    assert said(of_html("a.html", source)) == ["From it: One thing", "another", "a third.", "Beds", "Luton"]


def test_scripts_and_styles_within_a_page_are_not_text() -> None:
    """What a browser does not show is not read."""
    assert said(of_html("a.html", "<style>p { a: b }</style><script>let a = 1;</script><p>Seen</p>")) == [
        "Seen"
    ]


@pytest.mark.parametrize("source", [f'a("{PLANTED}")', f"a('{PLANTED}')", f"a(`{PLANTED}`)"])
def test_words_in_a_script_are_found(source: str) -> None:
    """A string of a script is found in each kind of quotes."""
    assert said(of_script("a.js", source)) == [PLANTED]


def test_keys_and_remarks_of_a_script_are_not_words() -> None:
    """Names, selectors and remarks are not taken for words; a gap in a template string is filled."""
    source = "// utilise it\n/* utilise it */\na('stMain', '[data-a=\"b c\"]', `Page ${name} is open`)"
    assert said(of_script("a.js", source)) == ["Page one is open"]


def test_a_template_of_a_style_is_read_as_a_style() -> None:
    """A template without a tag is no page: only what it writes on one is words."""
    source = '@page { content: "Page " counter(page) " of " counter(pages); } { content: {{ title }}; }'
    assert said(of_template("a.html", source)) == ["Page one of "]


def test_words_in_a_style_are_found() -> None:
    """What a style sheet writes on a page is found; a sign alone is not words."""
    assert said(of_style("a.css", f'a::before {{ content: "{PLANTED}"; }} b::after {{ content: "*"; }}')) == [
        PLANTED
    ]
