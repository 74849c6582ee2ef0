"""The edition told as a Data Package, version 2 (datapackage.org)."""

import hashlib
import json
from typing import Any

from lutondash.exports.tables import Column, Kind, Licence, Package, Source, Table

FILE_NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def datapackage(package: Package) -> bytes:
    """Return the descriptor as JSON; the same package gives the same bytes."""
    said = {
        "$schema": _PROFILE,
        "name": package.name,
        "id": package.id,
        "title": package.title,
        "description": package.about,
        "version": package.as_of.isoformat(),
        "temporal": {"start": package.first, "end": package.last},
        "licenses": [_licence(licence) for licence in package.licences],
        "sources": [_source(source) for source in package.sources],
        "contributors": [{"title": package.maker, "roles": ["DataCurator"]}],
        "resources": [_resource(table) for table in package.tables],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _resource(table: Table) -> dict[str, Any]:
    span = {"temporal": {"start": table.first, "end": table.last}} if table.first else {}
    return {
        "name": table.name,
        "path": table.path,
        "type": "table",
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table.content),
        "hash": f"sha256:{hashlib.sha256(table.content).hexdigest()}",
        **span,
        "licenses": [_licence(licence) for licence in table.licences],
        **({"sources": [_source(source) for source in table.sources]} if table.sources else {}),
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    keys = {
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": [r.column], "reference": {"resource": r.table, "fields": [r.there]}}
            for r in table.references
        ],
    }
    return {"fields": [_field(column) for column in table.columns]} | _said(keys)


def _field(column: Column) -> dict[str, Any]:
    constraints = {
        "required": column.is_needed,
        "enum": list(column.words) if column.kind is Kind.TEXT else [],
        "pattern": column.pattern,
        "minimum": column.lowest,
        "maximum": column.highest,
    }
    missing = [{"value": "", "label": column.blank}] if column.blank else []
    said = {"description": column.about, "missingValues": missing, "constraints": _said(constraints)}
    return {"name": column.name, "type": column.kind.value} | _said(said)


def _licence(licence: Licence) -> dict[str, str]:
    return _said({"name": licence.name, "title": licence.title, "path": licence.url})


def _source(source: Source) -> dict[str, str]:
    return _said({"title": source.title, "path": source.url, "version": source.version})


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing; zero says something."""
    return {name: value for name, value in values.items() if value or (value == 0 and value is not False)}
