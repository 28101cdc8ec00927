"""Entities of the finished archive: one for each file, and one for each name without a file that some article mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.archive.claims import Link
from generator.archive.full_names import CaseForms
from generator.archive.gazetteer import spellings
from generator.archive.identity import Target, fold, ids_of, key_of, preferred
from generator.archive.linking import LinkedArticle
from generator.archive.records import Records
from generator.archive.senses import SENSIBLE, sense_of
from generator.languages.russian_persons import with_yo
from generator.model import (
    AnnotatedArticle,
    Annotation,
    Article,
    Description,
    DescriptionOf,
    Entity,
    EntityKind,
    EntityRecord,
    Mention,
    MentionOf,
    Name,
    Quote,
    Sense,
    Turn,
)


@dataclass(frozen=True, slots=True)
class Census:
    """Everybody and everything that the archive knows."""

    entities: Mapping[str, Entity]
    """In order of id."""
    ids: Mapping[Target, str]
    """The id of everything that a link means."""


def census(records: Records, articles: Iterable[LinkedArticle], case_forms: CaseForms) -> Census:
    """Gives every target an id, and every id an entity."""
    counted: dict[Target, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for link in article.links:
            counted[link.target][link.normal] += 1
    keys = [target for target in counted if not isinstance(target, str)]
    ids: dict[Target, str] = {id: id for id in records.by_id}
    ids |= ids_of(keys, {*records.by_id, *records.moved})
    made = {record.id: _curated(record, case_forms) for record in records.by_id.values()}
    for key in keys:
        names = counted[key]
        own = Counter({name: count for name, count in names.items() if key_of(key[0], name) == key})
        made[ids[key]] = _uncurated(ids[key], key[0], own or names, names, case_forms)
    for target in counted:
        # A correction may give an id that no file has: of an entity that the machine found, or of one of its own.
        if isinstance(target, str) and target not in made:
            made[target] = _uncurated(target, EntityKind.TOPIC, counted[target], counted[target], case_forms)
        if isinstance(target, str):
            ids[target] = target
    return Census({id: made[id] for id in sorted(made)}, ids)


def mentions(article: AnnotatedArticle) -> Iterator[tuple[str, Mention]]:
    """(entity id, mention) in the order of the text."""
    for annotation in article.annotations:
        if isinstance(annotation.value, MentionOf):
            value = annotation.value
            yield value.entity, Mention(article.article.id, annotation.span, annotation.origin, value.sense)


class Settling:
    """The articles with mentions in place of names, and the speakers of their quotes and turns by id where the archive knows them.

    What is said alike of many places is one object.
    """

    def __init__(self, ids: Mapping[Target, str], records: Records) -> None:
        self._ids = ids
        self._records = records
        self._values: dict[tuple[Target, Sense], MentionOf] = {}
        self._evidence: dict[str, str] = {}

    def settled(self, linked: LinkedArticle) -> AnnotatedArticle:
        article = linked.annotated.article
        found = [self._mention(link, article) for link in linked.links]
        for annotation in linked.annotated.annotations:
            value = annotation.value
            if isinstance(value, Quote | Turn):
                speaker = self._speaker(value.speaker, linked)
                found.append(
                    annotation
                    if speaker == value.speaker
                    else replace(annotation, value=replace(value, speaker=speaker))
                )
            elif isinstance(value, Description):
                # The descriptions of persons whom the archive knows.
                target = linked.meant[value.person][0]
                if target in self._ids:
                    found.append(replace(annotation, value=DescriptionOf(self._ids[target])))
            elif not isinstance(value, Name | MentionOf):
                found.append(annotation)
        ordered = tuple(sorted(found, key=lambda one: (one.span.start, one.span.stop, one.rule)))
        return AnnotatedArticle(article, linked.annotated.sentences, ordered)

    def _mention(self, link: Link, article: Article) -> Annotation:
        """A place's name with its sense, where the rules for senses know the language."""
        kind = link.target[0] if isinstance(link.target, tuple) else self._records.kinds.get(link.target)
        sense, evidence = Sense.OWN, link.evidence
        if kind is EntityKind.PLACE and article.language in SENSIBLE:
            sense, why = sense_of(article.text, link.span, link.normal)
            evidence = "; ".join(part for part in (link.evidence, why) if part)
        value = self._values.get((link.target, sense))
        if value is None:
            value = self._values[link.target, sense] = MentionOf(self._ids[link.target], sense)
        return Annotation(link.span, value, link.rule, link.origin, self._evidence.setdefault(evidence, evidence))

    def _speaker(self, name: str, linked: LinkedArticle) -> str:
        """The id of whom the quote's speaker names, or the name itself."""
        targets = (self._records.current(name), *linked.meant[name])
        return next((self._ids[target] for target in targets if target in self._ids), name)


def _curated(record: EntityRecord, case_forms: CaseForms) -> Entity:
    written = spellings(record)
    inflected = [form for name in (record.name, *record.aliases) for form in case_forms(name, record.kind)]
    return Entity(
        id=record.id,
        kind=record.kind,
        name=record.name,
        names=record.names,
        aliases=record.aliases,
        case_forms=tuple(sorted({*written, *inflected})),
        wikidata=record.wikidata,
        markdown=record.markdown,
        curated=True,
        path=record.path,
        same_as=record.same_as,
    )


def _uncurated(id: str, kind: EntityKind, own: Counter[str], names: Counter[str], case_forms: CaseForms) -> Entity:
    """`own` are the spellings that may title it, `names` everything the articles call it, both counted."""
    name = preferred(own)
    if kind is EntityKind.PERSON:
        name = with_yo(name)
    forms = {form for spelling in own for form in (spelling, *case_forms(spelling, kind))}
    # A part of the name, or another case of one, is no other name: «Маск» and «Маска» of «Илон Маск».
    parts = {fold(word) for form in forms for word in form.split()}
    aliases = [other for other in names if other != name and not parts.issuperset(map(fold, other.split()))]
    return Entity(id, kind, name, aliases=tuple(sorted(aliases)), case_forms=tuple(sorted(forms)))
