"""What holds between the lines of accounts: parts add up to totals."""

from collections.abc import Collection, Iterator

from lutondash.importers.account_lines import LineBook
from lutondash.importers.account_rows import Gap, Held


def gaps_of(held: Held, book: LineBook, extracts: Collection[tuple[str, str]]) -> Iterator[Gap]:
    """Yield, for each published total that its parts do not reach, the total less the parts.

    `extracts` are years and stages of which lines are known to be left out.
    """
    for (authority, year, stage), lines in held.items():
        is_extract = (year, stage) in extracts
        for total in book.totals:
            if total not in lines:
                continue
            parts = [lines[line].net for line in book.parts_of(total, year) if line in lines]
            gap = lines[total].net - sum(parts)
            if parts and gap:
                yield Gap(year, stage, total, authority, gap, is_extract)
