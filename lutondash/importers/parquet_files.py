"""Parquet files of publishers as rows of text."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from lutondash.importers.cells import SourceError, as_text, tidy
from lutondash.importers.limits import Limits, check_area
from lutondash.importers.tables import Table


def read_parquet(name: str, path: Path, limits: Limits) -> Table:
    """Return a parquet file as a table; SourceError where it is too large or damaged."""
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            check_area(name, file.metadata.num_rows, file.metadata.num_columns, limits)
            table = file.read()
            columns = [[as_text(cell) for cell in column.to_pylist()] for column in table.columns]
    except SourceError:
        raise
    except (pa.ArrowException, OSError, ValueError, OverflowError) as reason:
        found = f"{name} is not a parquet file that can be read ({reason})"
        raise SourceError(f"{found}; fetch it again") from reason
    return Table(name, tuple(map(tidy, table.column_names)), list(zip(*columns, strict=True)), 1)
