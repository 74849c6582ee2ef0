"""Exact decimal arithmetic on the cells of a source, and the one way a number is written."""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from functools import cache

_EXACT = Context(prec=50)
_WRITTEN = Context(prec=12)
_TYPED = Context(prec=15)
_NUMBER = re.compile(r"[-+]?((\d+|\d{1,3}(,\d{3})+)(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?", re.ASCII)
_BRACKETED = re.compile(r"\[([^\[\]]*(?:\[[^\]]*\][^\[\]]*)*)\]")
_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: _EXACT.add,
    ast.Sub: _EXACT.subtract,
    ast.Mult: _EXACT.multiply,
    ast.Div: _EXACT.divide,
}


def to_decimal(cell: str) -> Decimal | None:
    """Read a cell as a number (commas only between thousands), or None where it is not one."""
    text = cell.strip()
    if _NUMBER.fullmatch(text) is None:
        return None
    # A workbook stores 4.1 as the nearest binary fraction; 15 digits give back what was typed.
    return _TYPED.create_decimal(text.replace(",", ""))


def write_number(number: Decimal) -> str:
    """Write at most 12 significant digits, without exponent and without trailing noughts."""
    text = format(_WRITTEN.plus(number), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@dataclass(frozen=True, slots=True)
class Formula:
    """Arithmetic over columns, such as `[rejected] / [collected] * 100`; a plain name is that column."""

    columns: tuple[str, ...]
    tree: ast.expr

    @property
    def is_column(self) -> bool:
        """Whether it is no more than one column."""
        return isinstance(self.tree, ast.Name)

    def work_out(self, numbers: tuple[Decimal, ...]) -> Decimal:
        """Return the result for the numbers of `columns`, in their order; ValueError where it has none."""
        return _evaluate(self.tree, numbers)


@cache
def parse_formula(text: str) -> Formula:
    """Read a formula; ValueError where it is not one."""
    if "[" not in text or text.count("[") != text.count("]") or not _is_arithmetic(text):
        return Formula((text,), ast.Name("c0"))
    columns = tuple(dict.fromkeys(match[1] for match in _BRACKETED.finditer(text)))
    numbered = _BRACKETED.sub(lambda match: f"c{columns.index(match[1])}", text)
    try:
        return Formula(columns, ast.parse(numbered, mode="eval").body)
    except SyntaxError as reason:
        raise ValueError(f"{text!r} is not a formula such as [part] / [whole] * 100") from reason


def _is_arithmetic(text: str) -> bool:
    """Tell a formula from a column name that only contains brackets."""
    return re.fullmatch(r"[\s\d.()+*/-]*", _BRACKETED.sub("", text)) is not None


def _evaluate(node: ast.expr, numbers: tuple[Decimal, ...]) -> Decimal:
    if isinstance(node, ast.Name):
        return numbers[int(node.id[1:])]
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        left, right = _evaluate(node.left, numbers), _evaluate(node.right, numbers)
        try:
            return _OPERATIONS[type(node.op)](left, right)
        except InvalidOperation as reason:
            raise ValueError(f"{left} and {right} cannot be worked out") from reason
        except ZeroDivisionError as reason:
            raise ValueError(f"{left} cannot be divided by nought") from reason
    raise ValueError("a formula may only use columns and numbers, with + - * and /")
