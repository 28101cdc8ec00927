"""entities.jsonl: everybody and everything that has a page, with the names in all languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from generator.dataset.base import N_, Dataset, Line, Values, iso, plain
from generator.model import EntityKind


class EntityLine(Line):
    id: str = Field(description=N_("id of the entity; a merge leaves a redirect"))
    kind: EntityKind = Field(description=N_("person, organisation, place or topic"))
    url: str = Field(description=N_("address of its page"))
    name: str = Field(description=N_("name as its page has it"))
    names: dict[str, str] = Field(description=N_("names in other languages, by the language's code"))
    aliases: tuple[str, ...] = Field(description=N_("other names that mean it wherever they stand"))
    wikidata: str | None = Field(description=N_("number of the item in Wikidata"))
    description: str = Field(description=N_("what the archive's people say of it, without markup"))
    curated: bool = Field(description=N_("whether a person wrote its file; else the machine made the page"))
    former_ids: tuple[str, ...] = Field(description=N_("ids that it had, or that were merged into it"))
    articles: int = Field(description=N_("how many articles name it"))
    mentions: int = Field(description=N_("in how many places they do"))
    first: date | None = Field(
        description=N_("first day on which the earliest of these articles may have been published")
    )
    last: date | None = Field(description=N_("the same of the latest one"))


def lines(data: Dataset) -> Iterator[Values]:
    for id, entity in data.archive.entities.items():
        mentions = data.archive.mentions.get(id, ())
        articles = {mention.article for mention in mentions}
        days = [data.first_days[article] for article in articles]
        yield {
            "id": id,
            "kind": entity.kind.value,
            "url": data.entity_url(id),
            "name": entity.name,
            "names": dict(entity.names),
            "aliases": entity.aliases,
            "wikidata": entity.wikidata,
            "description": plain(entity.markdown),
            "curated": entity.curated,
            "former_ids": entity.same_as,
            "articles": len(articles),
            "mentions": len(mentions),
            "first": iso(min(days, default=None)),
            "last": iso(max(days, default=None)),
        }
