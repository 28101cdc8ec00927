"""What is said of an article's words, before and now: who is named, when, how much, whose words.

A statement is followed through an edit of the text: one that stands over the same words, or says the same in the same rewritten
passage, is the same statement. So a shifted offset is no change, and neither is another case form.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.comparing.alignment import Alignment
from generator.comparing.excerpt import anchor, excerpt
from generator.comparing.shape import Layer, Meaning, StatementChange
from generator.i18n import catalogue, date_words
from generator.model import (
    AnnotatedArticle,
    Annotation,
    DateOf,
    DescriptionOf,
    Duration,
    Figure,
    FigureKind,
    MentionOf,
    Origin,
    Quote,
    Sense,
    Span,
    Turn,
)
from generator.pages.amounts import amount_words
from generator.pages.context import Site
from generator.pages.origin import standing

_PAIRED: frozenset[Layer] = frozenset({"date", "figure", "duration"})
"""Where a rewritten passage had one and has one, the one became the other."""


@dataclass(frozen=True, slots=True)
class Stated:
    layer: Layer
    span: Span
    value: str
    """As in `Meaning.value`."""
    current: str
    """The same, with the ids that entities have now."""
    confirmed: bool
    annotation: Annotation


def stated(annotated: AnnotatedArticle, moved: Mapping[str, str]) -> Iterator[Stated]:
    """What is said of the article's words, in the order of the text. `moved`: by id, the id that the entity has now."""
    for annotation in annotated.annotations:
        found = _value(annotation)
        if found is not None:
            layer, entity, rest = found
            yield Stated(
                layer,
                annotation.span,
                entity + rest,
                moved.get(entity, entity) + rest,
                standing(annotation).confirmed if layer == "mention" else annotation.origin is Origin.HUMAN,
                annotation,
            )


def _value(annotation: Annotation) -> tuple[Layer, str, str] | None:
    """The layer, the id of an entity if one is meant, and everything else that makes the meaning."""
    match annotation.value:
        case MentionOf(entity, sense):
            return "mention", entity, "" if sense is Sense.OWN else f" ({sense.value})"
        case DescriptionOf(entity):
            return "description", entity, ""
        case DateOf(edtf):
            return "date", "", edtf
        case Duration(iso, comparator, to):
            return "duration", "", _compared(comparator, f"{iso}–{to}" if to else iso)
        case Figure(amount, unit, comparator, _, _, to):
            size = f"{amount:.15g}" if to is None else f"{amount:.15g}–{to:.15g}"
            return "figure", "", _compared(comparator, f"{size} {unit}".rstrip())
        case Quote(speaker, via, _, said):
            return "quote", speaker, "".join(f"; {part}" for part in (via and f"via {via}", said) if part)
        case Turn(role, speaker):
            return "turn", speaker, f"; {role.value}"
        case _:
            return None


def _compared(comparator: str, size: str) -> str:
    return size if comparator in ("", "=") else f"{comparator} {size}"


class Telling:
    """Puts into words what statements of one side mean."""

    def __init__(self, site: Site, language: str) -> None:
        self._site = site
        self._language = language
        self._words = catalogue(language)

    def meaning(self, one: Stated) -> Meaning:
        return Meaning(value=one.value, words=self._said(one))

    def _said(self, one: Stated) -> str:
        match one.annotation.value:
            case MentionOf(entity, sense):
                name = self.name(entity)
                if sense is Sense.GOVERNMENT:
                    return self._words.gettext("%(name)s (those who govern there)") % {"name": name}
                return name
            case DescriptionOf(entity):
                return self.name(entity)
            case DateOf(edtf):
                return date_words(edtf, self._language) if edtf else self._words.gettext("an unknown date")
            case Figure(amount, unit, comparator, kind, _, to):
                return self._figure(amount, to, unit, comparator, kind)
            case Quote(speaker, via, _, said):
                parts = [self.name(speaker) if speaker else self._words.gettext("nobody named")]
                parts += [self._words.gettext("through %(outlet)s") % {"outlet": via}] if via else []
                parts += [date_words(said, self._language)] if said else []
                return ", ".join(parts)
            case Turn(_, speaker):
                return self.name(speaker) if speaker else self._words.gettext("nobody named")
            case _:
                return one.value

    def _figure(self, amount: float, to: float | None, unit: str, comparator: str, kind: FigureKind) -> str:
        sizes = [amount_words(size, unit, self._language) for size in (amount, to) if size is not None]
        size = _compared(comparator, "–".join(sizes))
        # What CLDR has no name for is said as a bare number.
        bare = all(char.isdigit() or not char.isalnum() for char in sizes[0])
        named = kind in (FigureKind.MEASURE, FigureKind.COUNT)
        return f"{size} ({unit})" if named and bare and unit and unit != "%" else size

    def name(self, entity: str) -> str:
        """Of an entity; a speaker whom the archive does not know is called as the text calls him."""
        known = self._site.archive.entities.get(entity)
        return known.name if known else entity


@dataclass(frozen=True, slots=True)
class Version:
    """One side of an article."""

    annotated: AnnotatedArticle
    telling: Telling


def changes(
    before: Version, after: Version, alignment: Alignment, moved: Mapping[str, str]
) -> tuple[StatementChange, ...]:
    """In the order of the text; what was lost stands where it stood."""
    ours = list(stated(before.annotated, moved))
    theirs = list(stated(after.annotated, {}))
    pairs: list[tuple[Stated, Stated]] = []
    for find in (_over_the_same_words, _over_some_of_them, _the_same_in_the_passage, _the_one_of_its_kind):
        found = list(find(ours, theirs, alignment))
        pairs += found
        taken = {id(one) for pair in found for one in pair}
        ours = [one for one in ours if id(one) not in taken]
        theirs = [one for one in theirs if id(one) not in taken]
    placed = [(two.span, change) for one, two in pairs if (change := _changed(one, two, before, after))]
    for one in ours:
        there = alignment.near(one.span) or Span(one.span.start, one.span.start)
        placed.append((there, _lone("lost", one, before)))
    placed += [(two.span, _lone("gained", two, after)) for two in theirs]
    return tuple(change for _, change in sorted(placed, key=lambda pair: pair[0]))


def lone(change: str, version: Version) -> tuple[StatementChange, ...]:
    """Everything said of an article that is new, or gone."""
    return tuple(_lone(change, one, version) for one in stated(version.annotated, {}))


def _lone(change: str, one: Stated, version: Version) -> StatementChange:
    meaning = version.telling.meaning(one)
    return StatementChange(
        layer=one.layer,
        change="gained" if change == "gained" else "lost",
        before=None if change == "gained" else meaning,
        after=meaning if change == "gained" else None,
        follows=False,
        anchor=anchor(version.annotated, one.span),
        passage=excerpt(version.annotated, one.span),
    )


def _changed(one: Stated, two: Stated, before: Version, after: Version) -> StatementChange | None:
    if one.value == two.value and one.confirmed == two.confirmed:
        return None
    made = StatementChange(
        layer=two.layer,
        change="changed",
        before=before.telling.meaning(one),
        after=after.telling.meaning(two),
        follows=one.value != two.value and one.current == two.value,
        anchor=anchor(after.annotated, two.span),
        passage=excerpt(after.annotated, two.span),
    )
    if one.value != two.value:
        return made
    return made.model_copy(update={"change": "confirmed" if two.confirmed else "unconfirmed"})


# --------------------------------------------------------------------------------------- which is which now

_Pairs = Iterator[tuple[Stated, Stated]]


def _over_the_same_words(ours: Iterable[Stated], theirs: Iterable[Stated], alignment: Alignment) -> _Pairs:
    at: dict[tuple[str, Span], list[Stated]] = defaultdict(list)
    for two in theirs:
        at[two.layer, two.span].append(two)
    for one in ours:
        span = alignment.follow(one.span)
        here = at.get((one.layer, span), []) if span else []
        if here:
            same = [two for two in here if two.value == one.current]
            chosen = (same or here)[0]
            here.remove(chosen)
            yield one, chosen


def _over_some_of_them(ours: Iterable[Stated], theirs: Iterable[Stated], alignment: Alignment) -> _Pairs:
    """«Токаев» that is «президент Токаев» now."""
    by_layer: dict[str, list[Stated]] = defaultdict(list)
    for two in theirs:
        by_layer[two.layer].append(two)
    places = [(span, one) for one in ours if (span := alignment.follow(one.span))]
    # Spans of one layer stand apart, so that one step through both is enough.
    at: dict[str, int] = defaultdict(int)
    for span, one in sorted(places, key=lambda pair: pair[0]):
        there = by_layer[one.layer]
        while at[one.layer] < len(there) and there[at[one.layer]].span.stop <= span.start:
            at[one.layer] += 1
        if at[one.layer] < len(there) and there[at[one.layer]].span.overlaps(span):
            yield one, there[at[one.layer]]
            at[one.layer] += 1


def _the_same_in_the_passage(ours: Iterable[Stated], theirs: Iterable[Stated], alignment: Alignment) -> _Pairs:
    """A rewritten passage that names whom it named, in the same order."""
    by_passage = _Passages(alignment)
    waiting: dict[tuple[Span, str, str], list[Stated]] = defaultdict(list)
    for two in theirs:
        if place := by_passage.of_new(two.span):
            waiting[place, two.layer, two.value].append(two)
    for one in ours:
        place = by_passage.of_old(one.span)
        if place and (there := waiting.get((place, one.layer, one.current))):
            yield one, there.pop(0)


def _the_one_of_its_kind(ours: Iterable[Stated], theirs: Iterable[Stated], alignment: Alignment) -> _Pairs:
    by_passage = _Passages(alignment)
    here: dict[tuple[Span, str], list[Stated]] = defaultdict(list)
    there: dict[tuple[Span, str], list[Stated]] = defaultdict(list)
    for one in ours:
        if one.layer in _PAIRED and (place := by_passage.of_old(one.span)):
            here[place, one.layer].append(one)
    for two in theirs:
        if two.layer in _PAIRED and (place := by_passage.of_new(two.span)):
            there[place, two.layer].append(two)
    for key, found in here.items():
        if len(found) == len(there.get(key, ())) == 1:
            yield found[0], there[key][0]


class _Passages:
    """Which rewritten passage words stand in: named by where it stands now."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._new = sorted({one.after for one in alignment.rewritten if one.after.start < one.after.stop})

    def of_old(self, span: Span) -> Span | None:
        passage = self._alignment.passage(span)
        return passage.after if passage and passage.after.start < passage.after.stop else None

    def of_new(self, span: Span) -> Span | None:
        place = bisect_right(self._new, span.start, key=lambda one: one.start) - 1
        return self._new[place] if place >= 0 and self._new[place].overlaps(span) else None
