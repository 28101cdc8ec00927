"""entities.ftm.json: the same entities and articles in the vocabulary of FollowTheMoney, which Aleph and its kin read.

A place becomes an Address that has nothing but a name: FollowTheMoney has no other schema for one. A topic becomes a keyword of the
articles that name it, since there is no schema for a theme at all. Who is named where is told by Documentation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Literal

from pydantic import Field

from generator.dataset.base import N_, Dataset, Line, Values, plain
from generator.model import Article, Entity, EntityKind

Schema = Literal["Person", "Organization", "Address", "Article", "Documentation"]

SCHEMATA: Mapping[EntityKind, Schema] = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANIZATION: "Organization",
    EntityKind.PLACE: "Address",
}


class MoneyLine(Line):
    id: str = Field(description=N_("id of this line among all of them"))
    schema_: Schema = Field(
        serialization_alias="schema",
        description=N_("schema of the line: somebody or something, an article, or who is named where"),
    )
    properties: dict[str, list[str]] = Field(description=N_("values by the names of the vocabulary"))


def entities(data: Dataset) -> Iterator[Values]:
    for entity in data.archive.entities.values():
        schema = SCHEMATA.get(entity.kind)
        if schema is not None:
            yield _line(entity_id(entity), schema, _entity(data, entity, schema))


def articles(data: Dataset, ids: Iterable[str]) -> Iterator[Values]:
    """Each with those whom it names."""
    for id in ids:
        article = data.texts[id]
        named = [data.archive.entities[entity] for entity in data.named.get(id, ())]
        topics = [entity.name for entity in named if entity.kind is EntityKind.TOPIC]
        yield _line(article_id(article), "Article", _article(data, article, topics))
        for entity in named:
            if entity.kind in SCHEMATA:
                yield _documentation(article, entity)


def count(data: Dataset) -> int:
    """How many lines there are, without making them."""
    with_schema = [id for id, entity in data.archive.entities.items() if entity.kind in SCHEMATA]
    named = sum(len({mention.article for mention in data.archive.mentions.get(id, ())}) for id in with_schema)
    return len(with_schema) + len(data.archive.articles) + named


def entity_id(entity: Entity) -> str:
    return f"letopis-{entity.kind.value}-{entity.id}"


def article_id(article: Article) -> str:
    return f"letopis-article-{article.id}"


def _entity(data: Dataset, entity: Entity, schema: Schema) -> dict[str, Iterable[str | None]]:
    return {
        "name": (entity.name, *entity.names.values()),
        "alias": entity.aliases,
        "full": (entity.name,) if schema == "Address" else (),
        "wikidataId": (entity.wikidata,),
        "summary": (plain(entity.markdown),),
        "sourceUrl": (_url(data, data.entity_url(entity.id)),),
    }


def _article(data: Dataset, article: Article, topics: list[str]) -> dict[str, Iterable[str | None]]:
    return {
        "title": (article.title,),
        "summary": (article.description,),
        "author": (article.source.author,),
        "publisher": (article.source.name,),
        "publishedAt": (known_date(article.published),),
        "keywords": topics,
        "sourceUrl": (_url(data, data.article_url(article.id)), article.source.url),
    }


def _documentation(article: Article, entity: Entity) -> Values:
    document, subject = article_id(article), entity_id(entity)
    id = hashlib.sha256(f"{document}\n{subject}".encode()).hexdigest()[:32]
    return _line(
        f"letopis-in-{id}", "Documentation", {"document": (document,), "entity": (subject,), "role": ("mention",)}
    )


def _line(id: str, schema: Schema, properties: Mapping[str, Iterable[str | None]]) -> Values:
    """Every value once, none that is empty."""
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _url(data: Dataset, address: str) -> str | None:
    """FollowTheMoney knows whole addresses alone."""
    return address if data.config.site_url else None


def known_date(edtf: str) -> str:
    """What is sure of a publication date: the vocabulary has days, months and years, and no interval. "" where nothing is."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return edtf
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first.split("-"), last.split("-"), strict=False))
    return "-".join(part for part, _ in same)
