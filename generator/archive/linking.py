"""Who is meant: `Name` becomes `MentionOf`, and curated names are found where the machine saw none.

Three passes over the articles, each linear. `claim` settles which words are names at all. Then the whole archive shows who is
known by a full name. `decide` settles who each name means.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from generator.archive.claims import CURATED, Claims, Found, Link, claim
from generator.archive.full_names import CaseForms, FullNames, archive_wide
from generator.archive.identity import Key, Target, fold, key_of, last_word
from generator.archive.people import Circle, Person, PersonName, Plain, Sought, namesakes, who
from generator.archive.records import Records, Unlike
from generator.archive.synonyms import canonical
from generator.archive.twins import Said, Twins, followed, in_archive, in_article
from generator.archive.variants import Called, begin_alike, merged
from generator.archive.variants import in_archive as variants_in_archive
from generator.archive.variants import in_article as variants_in_article
from generator.model import AnnotatedArticle, Description, EntityKind, Name, Quote, Turn

WELL_KNOWN = 3
"""A surname alone means one of several persons of the archive whom so many articles name in full, and so many times as many as
name the next."""

_PERSON = EntityKind.PERSON
_KINDS = tuple(EntityKind)
_SPEAKING = (Quote, Turn)

ALIKE = Unlike(frozenset(), frozenset())
"""Files that say the same."""

NAMESAKE = "of the same surname and named in full here"
"""How the evidence of such a mention ends where a surname alone may be another's."""


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    annotated: AnnotatedArticle
    links: tuple[Link, ...]
    """Sorted by span; none overlaps another."""
    meant: Mapping[str, tuple[Target, ...]]
    """By what the article calls a speaker, or a person whom it describes: whom that may mean, the likeliest first. Of those, the
    first whom the archive knows."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What one article shows of its names by itself."""

    claims: Claims
    barred: frozenset[Target]
    """Ids of the curated entities whose names mean somebody else in this article."""
    persons: list[Person]
    variants: Twins
    twins: Twins


class Linked:
    """How the names of the articles were linked when the archive was gathered last."""

    def __init__(self) -> None:
        self.basis: Basis | None = None
        self.decided: dict[str, _Decided] = {}
        self.archive = Circle(())
        self.everywhere = Circle(())
        self.twins: tuple[Twins, Twins] = {}, {}
        self.plain: Mapping[tuple[str, str], Person] = {}
        self.known: dict[tuple[EntityKind, str], Meaning] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What all articles are linked by; while it is the same object, an article's names mean by themselves what they meant."""

    records: Records
    full: FullNames
    case_forms: CaseForms


class _Decided(NamedTuple):
    """A linked article, and what of the others decided."""

    draft: _Draft
    persons: list[Person]
    asked: frozenset[str]
    """The words that were looked up among the persons of the archive and of the files."""
    linked: LinkedArticle


def link(
    records: Records, articles: Iterable[AnnotatedArticle], case_forms: CaseForms, last: Linked | None = None
) -> list[LinkedArticle]:
    """Every name of every article, linked. The order of the articles is kept and decides nothing. `last` learns of what changed."""
    last = last or Linked()
    basis = _basis(records, case_forms, last.basis)
    records, full = basis.records, basis.full
    comparable = last.basis is not None and last.basis.case_forms == case_forms
    other = records.unlike(last.basis.records) if last.basis is not None else ALIKE
    drafts = [
        (_kept_draft(one, records, last, other) if comparable else None) or _draft(one, records, full)
        for one in articles
    ]
    named = Counter(person.id for draft in drafts for person in draft.persons)
    everybody = {person.id: person for draft in drafts for person in draft.persons}
    common = variants_in_archive(everybody, named)
    # A curated person comes last and so wins a name that somebody else has too.
    plain = Plain([*(person for draft in drafts for person in draft.persons), *full.curated.values()])
    stayed = common == last.twins[0] and plain.persons == last.plain
    local = [
        (stayed and _kept_persons(one, last)) or plain.of(merged(one.persons, _allowed(common, one.barred)), one.barred)
        for one in drafts
    ]
    everywhere_named = Counter(person.id for persons in local for person in persons)
    archive = archive_wide(local, everywhere_named, WELL_KNOWN)
    everywhere = Circle(full.curated.values())
    shared = in_archive(draft.twins for draft in drafts)
    if basis is not last.basis or (common, shared) != last.twins:
        last.known = {}
    # What names mean in every article is another matter if these are others.
    comparable = comparable and (common, shared) == last.twins
    unlike = archive.unlike(last.archive) | everywhere.unlike(last.everywhere) if comparable else set()
    decided: list[_Decided] = []
    for draft, persons in zip(drafts, local, strict=True):
        article = draft.claims.annotated.article
        before = last.decided.get(article.id)
        untouched = before is not None and before.draft is draft and before.persons == persons
        if before is not None and comparable and untouched and before.asked.isdisjoint(unlike):
            decided.append(before)
            continue
        circles = {
            "article": Circle(persons, partial(_counted, draft.claims, full)),
            "archive": archive,
            "curated": everywhere,
        }
        twins = (draft.twins, draft.variants, shared, common)
        naming = Naming(records, circles, twins, draft.barred, last.known if not (draft.twins or draft.barred) else {})
        archive.asked.clear()
        everywhere.asked.clear()
        linked = _linked(draft, persons, naming, article.text)
        if before and before.linked == linked:
            linked = before.linked
        decided.append(_Decided(draft, persons, frozenset(archive.asked | everywhere.asked), linked))
    last.basis, last.twins, last.archive, last.everywhere = basis, (common, shared), archive, everywhere
    last.plain = plain.persons
    last.decided = {one.linked.annotated.article.id: one for one in decided}
    return [one.linked for one in decided]


def _basis(records: Records, case_forms: CaseForms, last: Basis | None) -> Basis:
    if last is not None and last.case_forms == case_forms and records.unlike(last.records) == ALIKE:
        return last
    known = last.full if last else None
    return Basis(records, FullNames(records.by_id.values(), case_forms, known), case_forms)


def _kept_draft(annotated: AnnotatedArticle, records: Records, last: Linked, other: Unlike) -> _Draft | None:
    """What the article showed by itself, if files that are now `other` make no difference to it."""
    before = last.decided.get(annotated.article.id)
    if before is None or before.draft.claims.annotated is not annotated:
        return None
    draft = before.draft
    if other == ALIKE:
        return draft
    if draft.barred != records.barred(annotated.article.id) or not other.names.isdisjoint(_names(draft.claims)):
        return None
    if any(link.target in other.ids for link in draft.claims.settled):
        return None
    return draft if claim(annotated, records) == draft.claims else None


def _kept_persons(draft: _Draft, last: Linked) -> list[Person] | None:
    """Whom the article named, if that depends on no other articles than before."""
    before = last.decided.get(draft.claims.annotated.article.id)
    return before.persons if before is not None and before.draft is draft else None


def _names(claims: Claims) -> Iterator[Key]:
    """Those that are looked up in the files, whether it is said by the name itself or by another."""
    names = [one.name for one in claims.open]
    names += (Name(kind, name) for name in set(_described(claims.annotated)) for kind in EntityKind)
    for name in names:
        yield key_of(name.kind, name.normal)
        yield key_of(name.kind, canonical(name.kind, name.normal))


def _described(annotated: AnnotatedArticle) -> Iterator[str]:
    """What the article calls its speakers, and those whom it describes."""
    for annotation in annotated.annotations:
        value = annotation.value
        if isinstance(value, _SPEAKING):
            yield value.speaker
        elif isinstance(value, Description):
            yield value.person


def _linked(draft: _Draft, persons: Sequence[Person], naming: Naming, text: str) -> LinkedArticle:
    decided = [decide(found, text, naming) for found in draft.claims.open]
    settled = _doubted(draft.claims.settled, decided, persons, text) if draft.claims.settled else []
    # Those that the machine saw are in order.
    links = sorted((*settled, *decided), key=lambda one: (one.span.start, one.span.stop)) if settled else decided
    return LinkedArticle(draft.claims.annotated, tuple(links), _meant(draft.claims.annotated, links, naming))


def _draft(annotated: AnnotatedArticle, records: Records, full: FullNames) -> _Draft:
    claims = claim(annotated, records)
    barred = records.barred(annotated.article.id)
    persons = full.of(claims)
    # Of names none of which begins like another, none is a variant of another.
    variants = variants_in_article(_called(claims, persons, full)) if begin_alike(persons) else {}
    twins = in_article(annotated.article.text, _said(claims, records, barred))
    return _Draft(claims, barred, merged(persons, variants), variants, twins)


def _counted(claims: Claims, full: FullNames) -> dict[Target, int]:
    """How often the article names each person in full; few articles have two whom that decides between."""
    return {one.person.id: one.count for one in _called(claims, full.of(claims), full)}


def _doubted(settled: Sequence[Link], decided: Sequence[Link], persons: Sequence[Person], text: str) -> list[Link]:
    """With those named in evidence who share a surname that stands for somebody whom the article never names in full: «Лебедев»
    in an article about one Пётр Лебедев, where a file gives «Лебедев» to another."""
    in_full = {one.target for one in (*settled, *decided) if len(one.span.of(text).split()) > 1}
    by_surname: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        for form in person.surnames:
            by_surname[form].append(person)
    doubted = []
    for one in settled:
        if one.rule == CURATED and one.target not in in_full:
            sharing = by_surname[fold(one.span.of(text))]
            others = ", ".join(sorted({person.display for person in sharing if person.id != one.target}))
            if others and any(person.id == one.target for person in sharing):
                one = one._replace(evidence=f"{one.evidence}; refused: {others}, {NAMESAKE}")
        doubted.append(one)
    return doubted


def _allowed(twins: Twins, barred: Collection[Target]) -> Twins:
    return {one: twin for one, twin in twins.items() if twin.target not in barred} if barred else twins


def _called(claims: Claims, persons: Iterable[Person], full: FullNames) -> list[Called]:
    """The persons with the words by which the article calls them in full."""
    text = claims.annotated.article.text
    words: dict[Target, Counter[str]] = defaultdict(Counter)
    for found in claims.open:
        if found.name.kind is EntityKind.PERSON:
            words[key_of(EntityKind.PERSON, found.name.normal)][fold(" ".join(found.span.of(text).split()))] += 1
    for link in claims.settled:
        words[link.target][fold(" ".join(link.span.of(text).split()))] += 1
    return [Called(one, full.forms(one.display), words[one.id]) for one in persons]


def _said(claims: Claims, records: Records, barred: Collection[Target]) -> list[Said]:
    """Every name of the article with what it means by itself, in the order of the text."""
    settled = [
        Said(link.span, records.by_id[link.target].kind, link.target, link.normal)
        for link in claims.settled
        if isinstance(link.target, str) and link.target in records.by_id
    ]
    found = []
    for one in claims.open:
        kind = one.name.kind
        name, target = records.meant(kind, one.name.normal, barred)
        found.append(Said(one.span, kind, target, name))
    # Those of the machine are in order.
    return sorted([*settled, *found], key=lambda said: (said.span.start, said.span.stop)) if settled else found


def _meant(annotated: AnnotatedArticle, links: Iterable[Link], naming: Naming) -> dict[str, tuple[Target, ...]]:
    """Whom the names of speakers and of the described may mean, the kinds of names tried one after the other."""
    named = {link.target for link in links}
    found: dict[str, tuple[Target, ...]] = {}
    for name in _described(annotated):
        if name not in found:
            person = naming.of(Name(_PERSON, name), name).target
            # Who is named in the article itself is known to the archive for sure.
            found[name] = (
                (person,) if person in named else tuple(naming.of(Name(kind, name), name).target for kind in _KINDS)
            )
    return found


def decide(found: Found, text: str, naming: Naming) -> Link:
    """Who a machine's name means: a curated entity of that name, a person known by a fuller name, or somebody new."""
    meaning = naming.of(found.name, found.span.of(text))
    seen = found.annotation
    inside = f"refused: {', '.join(found.inside)}, a shorter curated name in these words" if found.inside else ""
    evidence = seen.evidence
    if meaning.evidence or inside:
        evidence = "; ".join(filter(None, (seen.evidence, meaning.evidence, inside)))
    return Link(found.span, meaning.target, found.name.normal, meaning.rule or seen.rule, seen.origin, evidence)


class Meaning(NamedTuple):
    """Whom a name means."""

    target: Target
    rule: str
    """That says so; "" where the name only means itself."""
    evidence: str


class Naming:
    """Who is meant by the names of one article."""

    def __init__(
        self,
        records: Records,
        circles: Mapping[str, Circle],
        twins: tuple[Twins, ...],
        barred: Collection[Target],
        known: dict[tuple[EntityKind, str], Meaning],
    ) -> None:
        """`circles`: the persons among whom shorter names are looked up. `twins`: names that are other names of something: of the
        article, then of the archive. `barred`: the curated entities whose names mean somebody else here. `known`: what names of
        others than persons mean, shared among articles that say nothing of their own about it."""
        self._records = records
        self._circles = circles
        self._twins = tuple(filter(None, twins))
        self._barred = barred
        self._known = known
        self._persons: dict[tuple[str, str], Meaning] = {}

    def of(self, name: Name, words: str) -> Meaning:
        """`words` are the name as the text has it; of them the last one counts."""
        if name.kind is _PERSON:
            last = last_word(words)
            found = self._persons.get((name.normal, last))
            if found is None:
                found = self._persons[name.normal, last] = self._identified(name, last)
            return found
        found = self._known.get((name.kind, name.normal))
        if found is None:
            found = self._known[name.kind, name.normal] = self._identified(name, "")
        return found

    def _identified(self, name: Name, last: str) -> Meaning:
        curated = self._records.named(name.kind, name.normal, self._barred)
        if curated is not None:
            return Meaning(curated, "linking.curated-name", f"the nominative «{name.normal}» is a name of {curated}")
        own = key_of(name.kind, name.normal)
        # Of persons the tables know nothing.
        synonym = self._synonymous(name) if name.kind is not _PERSON else None
        twin = followed(synonym.target if synonym else own, *self._twins) if self._twins else None
        if twin is not None and twin.target not in self._barred:
            return Meaning(twin.target, twin.rule, twin.evidence)
        if name.kind is not _PERSON:
            return synonym or Meaning(own, "", "")
        person = PersonName.of(name.normal)
        verdict = who(Sought(person, last), self._circles, self._barred)
        if not verdict.rule and not verdict.evidence:
            return Meaning(own, "", namesakes(own, person, self._circles))
        return Meaning(own if verdict.target is None else verdict.target, verdict.rule, verdict.evidence)

    def _synonymous(self, name: Name) -> Meaning | None:
        """What the tables know by another name."""
        meant, target = self._records.meant(name.kind, name.normal, self._barred)
        if meant == name.normal:
            return None
        return Meaning(target, "linking.synonym", f"«{name.normal}» is another name of «{meant}»")
