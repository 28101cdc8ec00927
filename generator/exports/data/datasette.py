"""metadata.json: what Datasette says above the tables of letopis.sqlite, and which column names a row."""

from __future__ import annotations

from typing import Any

from generator.config import Config
from generator.dataset import SQLITE, articles, entities, events, outlets, quotes
from generator.dataset.base import Line

# By table: the column that names a row, columns offered as facets, and what its columns are.
TABLES: dict[str, tuple[str | None, tuple[str, ...], type[Line] | None]] = {
    "articles": ("title", ("outlet", "language", "rights"), articles.ArticleLine),
    "entities": ("name", ("kind", "curated"), entities.EntityLine),
    "entity_names": ("name", ("role", "language"), None),
    "outlets": ("name", (), outlets.OutletLine),
    "mentions": (None, ("origin", "rule"), None),
    "dates": (None, ("origin", "rule"), None),
    "figures": (None, ("kind", "unit"), None),
    "events": ("title", ("curated",), events.EventLine),
    "quotes": ("text", ("wording", "speaker"), quotes.QuoteLine),
    "disagreements": ("title", ("kind",), None),
}

QUERIES = {
    "connections_of": {
        "title": "With whom somebody is named",
        "sql": "SELECT entities.name, connections.articles FROM connections JOIN entities "
        "ON entities.id = CASE :entity WHEN entity THEN other ELSE entity END "
        "WHERE :entity IN (entity, other) ORDER BY connections.articles DESC, entities.name LIMIT 100",
    },
    "said_by": {
        "title": "What somebody said, the latest first",
        "sql": "SELECT articles.earliest, quotes.text, quotes.via, quotes.url FROM quotes "
        "JOIN articles ON articles.id = quotes.article WHERE quotes.speaker = :entity ORDER BY articles.earliest DESC",
    },
    "told_by_many": {
        "title": "Events by the number of independent origins",
        "sql": "SELECT happened, title, articles, origins FROM told ORDER BY origins DESC, happened DESC LIMIT 100",
    },
}


def metadata(config: Config) -> dict[str, Any]:
    licence = config.letopis.data_licence
    return {
        "title": config.site_name,
        "description": config.site_description,
        **({"license": licence} if licence else {}),
        **({"source": config.site_name, "source_url": config.site_url} if config.site_url else {}),
        "databases": {
            SQLITE.rpartition(".")[0]: {
                "tables": {table: _table(*about) for table, about in TABLES.items()},
                "queries": QUERIES,
            }
        },
    }


def _table(label: str | None, facets: tuple[str, ...], line: type[Line] | None) -> dict[str, Any]:
    described: dict[str, Any] = {"facets": list(facets)} if facets else {}
    if label:
        described["label_column"] = label
    if line:
        described["columns"] = {name: field.description for name, field in line.model_fields.items()}
    return described
