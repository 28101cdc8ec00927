"""Archives made by hand, without files and without models: articles from a few words, everything else worked out from them.

letter = article("2025-11-07-pismo", "Анна Ли пишет Борису.", mentions={"Анна Ли": "anna-li"})
small = archive([letter], [entity("anna-li", "Анна Ли")])
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator import markdown
from generator.archive.origins import chains, origins
from generator.archive.outlets import by_name, outlets
from generator.archive.timeline import listed
from generator.chronology import bounds
from generator.config import Config, LetopisSettings
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Archive,
    Article,
    DateOf,
    Entity,
    EntityKind,
    Event,
    Figure,
    Mention,
    MentionOf,
    Origin,
    Prose,
    Quote,
    Related,
    Rights,
    Sentence,
    Source,
    Span,
    Telling,
    Value,
)


def config(language: str = "ru", *, site_url: str = "", repo_url: str = "", **settings: object) -> Config:
    return Config(
        path=Path("mkdocs.yml"),
        site_name="Летопись",
        site_description="Архив для проверки.",
        site_url=site_url,
        language=language,
        repo_url=repo_url,
        edit_uri="edit/main/content/",
        letopis=LetopisSettings.model_validate(settings),
    )


def article(
    id: str,
    body: str,
    *,
    title: str = "Заголовок",
    published: str | None = None,
    source: Source | None = None,
    mentions: Mapping[str, str] | None = None,
    dates: Mapping[str, str] | None = None,
    quotes: Mapping[str, str] | None = None,
    origin: Origin = Origin.RULE,
    description: str = "",
    language: str = "ru",
    title_from: str = "source",
    date_evidence: Sequence[str] = (),
    rights: Rights = Rights.DIGEST,
    figures: Mapping[str, Figure] | None = None,
) -> AnnotatedArticle:
    """An annotated article. The id begins with the day of publication, unless `published` says another.

    `mentions`, `dates`, `quotes` and `figures` give words of the body and what they mean (an entity's id, EDTF, a speaker, a figure);
    every place where the words stand gets the annotation. Sentences end at a full stop.
    """
    parsed = markdown.parse(body)
    values: list[tuple[str, Value]] = [
        *((words, MentionOf(target)) for words, target in (mentions or {}).items()),
        *((words, DateOf(edtf, "")) for words, edtf in (dates or {}).items()),
        *((words, Quote(speaker, "")) for words, speaker in (quotes or {}).items()),
        *(figures or {}).items(),
    ]
    annotations = [
        Annotation(Span(found.start(), found.end()), value, "test", origin)
        for words, value in values
        for found in re.finditer(re.escape(words), parsed.text)
    ]
    made = Article(
        id=id,
        language=language,
        title=title,
        published=published or id[:10],
        source=source or Source(None),
        rights=rights,
        markdown=body,
        text=parsed.text,
        blocks=parsed.blocks,
        corrections=parsed.corrections,
        path=f"articles/{(published or id)[:4]}/{id}.md",
        description=description,
        title_from=title_from,
        date_evidence=tuple(date_evidence),
    )
    sentences = tuple(
        Sentence(Span(found.start(), found.end()), f"s-{number:x}")
        for number, found in enumerate(re.finditer(r"[^\s.][^.\n]*\.?[»”]?", parsed.text))
    )
    return AnnotatedArticle(made, sentences, tuple(sorted(annotations, key=lambda one: one.span)))


def entity(
    id: str,
    name: str,
    kind: EntityKind = EntityKind.PERSON,
    *,
    names: Mapping[str, str] | None = None,
    aliases: Sequence[str] = (),
    case_forms: Sequence[str] = (),
    description: str = "",
    wikidata: str | None = None,
    same_as: Sequence[str] = (),
) -> Entity:
    """Curated where it is described."""
    return Entity(
        id=id,
        kind=kind,
        name=name,
        names=names or {},
        aliases=tuple(aliases),
        case_forms=tuple(case_forms),
        wikidata=wikidata,
        markdown=description,
        curated=bool(description),
        path=f"entities/{kind.folder}/{id}.md" if description else "",
        same_as=tuple(same_as),
    )


def event(id: str, when: str, title: str, *told: tuple[AnnotatedArticle, str], entities: Sequence[str] = ()) -> Event:
    """An event told by sentences: (article, the words that give the date)."""
    tellings = []
    for annotated, words in told:
        start = annotated.article.text.index(words)
        sentence = annotated.sentence_at(start)
        assert sentence is not None, f"«{words}» stands in no sentence"
        tellings.append(Telling(annotated.article.id, sentence.anchor, sentence.span, Span(start, start + len(words))))
    return Event(id, when, title, tuple(tellings), tuple(entities))


def archive(
    articles: Iterable[AnnotatedArticle],
    entities: Iterable[Entity] = (),
    events: Iterable[Event] = (),
    *,
    related: Mapping[str, Sequence[Related]] | None = None,
    prose: Iterable[Prose] = (),
) -> Archive:
    """In the order that `Archive` promises, whatever order they come in."""
    ordered = sorted(articles, key=lambda one: (-bounds(one.article.published)[0].toordinal(), one.article.id))
    known = {one.id: one for one in sorted(entities, key=lambda one: one.id)}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for annotated in ordered:
        for annotation in annotated.annotations:
            if isinstance(annotation.value, MentionOf):
                mention = Mention(annotated.article.id, annotation.span, annotation.origin)
                mentions[annotation.value.entity].append(mention)
    happened = tuple(sorted(events, key=lambda one: (-bounds(one.when)[1].toordinal(), one.id)))
    return Archive(
        articles=tuple(ordered),
        entities=known,
        mentions={id: tuple(mentions[id]) for id in sorted(mentions)},
        events=happened,
        listed=listed(happened),
        related={id: tuple(found) for id, found in (related or {}).items()},
        outlets=outlets([one.article for one in ordered], known),
        prose=tuple(prose),
    )


def with_origins(made: Archive) -> Archive:
    """The same archive with the chains and origins of its articles, as `gather` finds them."""
    found = chains([one.article for one in made.articles], by_name(made.outlets, made.entities), made.events)
    return replace(made, origins=origins(found), chains=found)
