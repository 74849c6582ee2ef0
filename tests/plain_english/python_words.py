"""What the modules say: every string of theirs that is words, with a short word for what is filled in."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FILLER = "one"
"""Stands for what is filled in: short, so that only our own words are judged."""

_HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
_QUOTES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_TWO_WORDS = re.compile(rf"[A-Za-z](?:[{_QUOTES}]s?)?[,.:;!?]?[)”\"]?\s[(“\"]?[A-Za-z\d]|\d [a-z]{{2}}")
_WITH_A_HOLE = re.compile(rf"[A-Za-z]{{2,}}[,.:;!?]? {_HOLE}|{_HOLE}[,.:;!?]? [A-Za-z]{{2,}}")
_ONE_WORD = re.compile(r"[A-Z][a-z]+[.:?!]?")
_CODE = re.compile(
    r"[{}\\]|::|=>|&&|[<>]=|[\w\"\]]=[\"\w]|\bdatum\b|;\s*[\w-]+:\S|^[\w-]+:\S|^--|\[data-|-serif"
)
_TAKES_PATTERNS = {"compile", "sub", "findall", "search", "match", "fullmatch", "split"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text that a reader may meet, where it is written, and whether it heads something."""

    where: str
    words: str
    is_headline: bool = False


def of_python(where: str, source: str) -> Iterator[Text]:
    """Yield every string of a module that is words; its docstrings and comments are for its makers."""
    tree = ast.parse(source)
    passed_over = set(_unsaid(tree))
    for node in ast.walk(tree):
        written = None if id(node) in passed_over else _written(node)
        if written is None:
            continue
        passed_over.update(id(part) for part in _parts(node))
        if is_words(written):
            yield Text(f"{where}:{getattr(node, 'lineno', 0)}", written.replace(_HOLE, FILLER))


def is_words(text: str) -> bool:
    """Tell words from keys, patterns and code; `_HOLE` stands in `text` for what is filled in."""
    if _CODE.search(text):
        return False
    return any(kind.search(text) for kind in (_TWO_WORDS, _WITH_A_HOLE)) or bool(_ONE_WORD.fullmatch(text))


def _written(node: ast.AST) -> str | None:
    """Return a string as it will be read, or None for what is no string."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_written(value) or _HOLE for value in values)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            both = _written(left), _written(right)
            return None if both == (None, None) else "".join(text or _HOLE for text in both)
    return None


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the strings that make up one text; those within a filled-in place are texts of their own."""
    yield node
    if isinstance(node, ast.JoinedStr):
        yield from (value for value in node.values if isinstance(value, ast.Constant))
    elif isinstance(node, ast.BinOp):
        yield from (*_parts(node.left), *_parts(node.right))


def _unsaid(tree: ast.AST) -> Iterator[int]:
    """Yield what no reader meets: docstrings, types, patterns, formats, and the names a module offers."""
    for node in ast.walk(tree):
        for part in _unsaid_within(node):
            yield from (id(each) for each in ast.walk(part))


def _unsaid_within(node: ast.AST) -> Sequence[ast.expr]:
    unsaid: Sequence[ast.expr] = ()
    match node:
        case ast.Expr(value=ast.Constant() as docstring):
            unsaid = [docstring]
        case ast.FormattedValue(format_spec=ast.expr() as ending):
            unsaid = [ending]
        case ast.Call(func=ast.Attribute(attr=name), args=arguments) if name in _TAKES_PATTERNS:
            unsaid = arguments
        case ast.Assign(targets=[ast.Name(id="__all__")], value=names):
            unsaid = [names]
        case ast.Dict(keys=keys, values=values):
            unsaid = [value for key, value in zip(keys, values, strict=True) if _is_for_machines(key)]
        case ast.FunctionDef(returns=ast.expr() as type_) | ast.arg(annotation=ast.expr() as type_):
            unsaid = [type_]
    return unsaid


def _is_for_machines(key: ast.expr | None) -> bool:
    """Tell the keys of JSON-LD, such as @type, whose values are names of a vocabulary."""
    return isinstance(key, ast.Constant) and str(key.value).startswith("@")
