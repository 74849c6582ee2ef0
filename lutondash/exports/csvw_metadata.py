"""The edition told as CSV on the Web: metadata for the group of its tables (w3.org/TR/tabular-metadata)."""

import json
from typing import Any

from lutondash.exports.tables import Column, Kind, Licence, Package, Source, Table

FILE_NAME = "csv-metadata.json"
_DATATYPES = {Kind.NUMBER: "decimal"}
"""Plain decimals, never an exponent; the other kinds bear the same name in both standards."""


def csvw_metadata(package: Package) -> bytes:
    """Return the metadata as JSON; the same package gives the same bytes."""
    said = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:identifier": package.id,
        "dc:title": package.title,
        "dc:description": package.about,
        "dc:publisher": package.maker,
        "dc:issued": package.as_of.isoformat(),
        "dc:temporal": f"{package.first}/{package.last}",
        **_rights(package.licences),
        "tables": [_table(table) for table in package.tables],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _table(table: Table) -> dict[str, Any]:
    return {
        "url": table.path,
        "dc:title": table.title,
        "dc:description": table.about,
        **({"dc:temporal": f"{table.first}/{table.last}"} if table.first else {}),
        **_rights(table.licences),
        **({"dc:source": [_source(source) for source in table.sources]} if table.sources else {}),
        "tableSchema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    return {
        "columns": [_column(column) for column in table.columns],
        **({"primaryKey": list(table.key)} if table.key else {}),
        "foreignKeys": [
            {
                "columnReference": reference.column,
                "reference": {"resource": f"{reference.table}.csv", "columnReference": reference.there},
            }
            for reference in table.references
        ],
    }


def _column(column: Column) -> dict[str, Any]:
    about = f"{column.about}. Blank: {column.blank}" if column.blank else column.about
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": about,
        "datatype": _datatype(column),
        **({"required": True} if column.is_needed else {}),
    }


def _datatype(column: Column) -> str | dict[str, Any]:
    base = _DATATYPES.get(column.kind, column.kind.value)
    pattern = column.pattern or "|".join(column.words)
    limits = {"minimum": column.lowest, "maximum": column.highest}
    kept: dict[str, Any] = {name: value for name, value in limits.items() if value is not None}
    if pattern and column.kind is Kind.TEXT:
        kept["format"] = pattern
    return {"base": base} | kept if kept else base


def _source(source: Source) -> dict[str, str]:
    return {"@id": source.url, "dc:title": source.title}


def _rights(licences: tuple[Licence, ...]) -> dict[str, Any]:
    """Give licences that have an address as such, and say the others in words."""
    addresses = [{"@id": licence.url} for licence in licences if licence.url]
    words = "; ".join(licence.title for licence in licences)
    return ({"dc:license": addresses} if addresses else {}) | ({"dc:rights": words} if words else {})
