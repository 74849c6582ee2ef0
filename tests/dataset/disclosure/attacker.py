"""Someone who wants to know a hidden figure: tries every table of whole numbers that fits what was published.

Written without a line of the product, so that both cannot be wrong in the same way. A grid has rows (places)
and columns (breakdowns); "all" names the total of a row, of a column, and of both.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

ALL = "all"
Place = tuple[str, str]
Grid = Mapping[Place, int | None]
"""The numbers of one edition, totals among them; None is hidden."""


class Attacker:
    """Knows one or more editions of a grid, newest first, and that no figure that is hidden is nought.

    `unchanged` holds, for each edition but the oldest, which of its figures are those of the edition before.
    """

    def __init__(self, rows: Sequence[str], columns: Sequence[str], editions: Sequence[Grid]) -> None:
        self.rows, self.columns, self.editions = rows, columns, editions
        self.inner = list(product(rows, columns))
        told = [number for grid in editions for number in grid.values() if number is not None]
        self.most = max(told, default=0) + 8
        self.unchanged: Sequence[frozenset[Place]] = [frozenset()] * (len(editions) - 1)

    def values_of(self, edition: int, place: Place) -> Iterator[int]:
        """Yield every number a figure may be, as far as anyone cares to count."""
        told = sum(number for number in self.editions[edition].values() if number is not None)
        return (value for value in range(told + self.most) if self.is_possible(edition, place, value))

    def is_possible(self, edition: int, place: Place, value: int) -> bool:
        """Say whether a table fits everything published and has this number in this place."""
        wanted = [dict(grid) for grid in self.editions]
        wanted[edition][place] = value
        steps = list(zip(self.unchanged, wanted, wanted[1:], strict=False))
        for unchanged, newer, older in (*reversed(steps), *steps):  # what is told of one is told of the next
            for same in unchanged:
                told = {newer[same], older[same]} - {None}
                if len(told) > 1:
                    return False
                newer[same] = older[same] = next(iter(told), None)
        return self._fits(wanted, {})

    def _fits(self, wanted: list[dict[Place, int | None]], known: dict[tuple[object, ...], bool]) -> bool:
        """Say whether each edition has a table, and the figures that did not change are the same in all."""
        if not wanted:
            return True
        at = len(self.editions) - len(wanted)
        unchanged = self.unchanged[at] if len(wanted) > 1 else ()
        for table in self._tables(self._with_totals(wanted[0]), {}):
            same = {place: number for place, number in table.items() if place in unchanged}
            numbers = len(wanted), *sorted(same.items())
            if numbers not in known:
                rest = wanted[1:]
                known[numbers] = self._fits([{**grid, **same} for grid in rest[:1]] + rest[1:], known)
            if known[numbers]:
                return True
        return False

    def _tables(self, wanted: Grid, table: dict[Place, int]) -> Iterator[dict[Place, int]]:
        """Yield every table of one edition with its totals."""
        if len(table) == len(self.inner):
            sums = self._totals(table)
            if all(number == wanted[at] if wanted[at] is not None else number for at, number in sums.items()):
                yield {**table, **sums}
            return
        place = self.inner[len(table)]
        for number in self._numbers(wanted, place):
            table[place] = number
            if self._fits_so_far(wanted, table, place):
                yield from self._tables(wanted, table)
            del table[place]

    def _numbers(self, wanted: Grid, place: Place) -> Sequence[int]:
        told = wanted[place]
        if told is not None:
            return (told,)
        ends = [wanted[place[0], ALL], wanted[ALL, place[1]]]
        return range(1, min((end for end in ends if end is not None), default=self.most) + 1)

    def _with_totals(self, grid: dict[Place, int | None]) -> dict[Place, int | None]:
        """Return a grid with a hidden total of a line told, where the other totals leave only one number."""
        lines = [[(row, ALL) for row in self.rows], [(ALL, column) for column in self.columns]]
        for line in lines:
            hidden = [place for place in line if grid[place] is None]
            whole = grid[ALL, ALL]
            if len(hidden) == 1 and whole is not None:
                grid[hidden[0]] = whole - sum(grid[place] or 0 for place in line)
        return grid

    def _fits_so_far(self, wanted: Grid, table: Mapping[Place, int], place: Place) -> bool:
        """Say whether the row, the column and the whole can still come to their totals."""
        lines = (
            ([(place[0], column) for column in self.columns], (place[0], ALL)),
            ([(row, place[1]) for row in self.rows], (ALL, place[1])),
            (self.inner, (ALL, ALL)),
        )
        for line, total in lines:
            told = wanted[total]
            missing = [each for each in line if each not in table]
            least = sum(table.get(each, 0) for each in line) + sum(self._least(wanted[e]) for e in missing)
            if told is not None and (least > told or (not missing and least != told)):
                return False
        return True

    def _least(self, told: int | None) -> int:
        return 1 if told is None else told

    def _totals(self, table: dict[Place, int]) -> dict[Place, int]:
        rows = {(row, ALL): sum(table[row, column] for column in self.columns) for row in self.rows}
        columns = {(ALL, column): sum(table[row, column] for row in self.rows) for column in self.columns}
        return {**rows, **columns, (ALL, ALL): sum(table.values())}
