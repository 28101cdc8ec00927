"""Two entities, or two events, become one: NEW gains what OLD says, OLD's file goes, and whatever named OLD names NEW."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.content import Reading
from generator.editing.edit import Edit, applied, in_order
from generator.editing.keep import Keep
from generator.editing.limits import Limits, united
from generator.editing.matter import Matter
from generator.editing.naming import in_body, renamed
from generator.editing.plan import Plan
from generator.editing.things import Sort, Thing
from generator.editing.tree import Change, Tree
from generator.errors import EditRefused, UsageError
from generator.model import Entity, EntityKind, EntityRecord, EventRecord
from generator.urls import kind_url

Record = TypeVar("Record", EntityRecord, EventRecord)


def merged(tree: Tree, reading: Reading, old: Thing, new: Thing, keep: Keep | None = None) -> Plan:
    """The plan for two files. Raises UsageError for what cannot be merged at all, EditRefused for what these two do not allow."""
    if old.path == new.path:
        raise UsageError(f"«{old.id}» is one file. Give the id that goes, then the id that stays.")
    for thing in (old, new):
        if thing.sort not in _ALONE:
            continue
        raise UsageError(f"{tree.root / thing.path}: {_ALONE[thing.sort]}")
    if old.sort is not new.sort:
        raise UsageError(f"«{old.id}» is an {old.sort}, «{new.id}» is an {new.sort}: they cannot be one.")
    if old.sort is Sort.EVENT:
        return _events(tree, reading, old, new, keep)
    return _entities(tree, reading, old, new, keep)


_ALONE = {
    Sort.ARTICLE: "an article is not merged: it is what one source said on one day, and two of them are two witnesses. "
    "If one is a copy, delete its file and write its name into the other's «was».",
    Sort.DISAGREEMENT: "a disagreement is not merged: write the claims of one into the other's file, and delete the one.",
    Sort.PAGE: "a page is not merged: write the text of one into the other's file, delete the one, and write its name into «was».",
}


# ------------------------------------------------------------------------------------------------------------ entities


def _entities(tree: Tree, reading: Reading, old: Thing, new: Thing, keep: Keep | None) -> Plan:
    if old.kind is not new.kind:
        raise EditRefused(
            f"«{old.id}» lies in {old.folder}/, «{new.id}» in {new.folder}/: an old address leads on only to a page of the same kind, "
            f"so {old.address()} would lead nowhere. If «{old.id}» is of the wrong kind, move its file to {new.folder}/ and merge then."
        )
    going, staying = _record(reading.content.entities, old, tree), _record(reading.content.entities, new, tree)
    matter = Matter(new.path, tree.text(new.path))
    notes: list[str] = []
    edits: list[Edit] = []
    names = {code: name for code, name in going.names.items() if code not in staying.names}
    # Another name in a language that NEW has one in is a name all the same.
    others = [name for code, name in going.names.items() if name != staying.names.get(code) and code not in names]
    known = {staying.name, *staying.names.values(), *names.values()}
    aliases = _joined(matter.items("aliases"), (going.name, *going.aliases, *others), known)
    edits += matter.listed("aliases", aliases)
    edits += matter.listed("forms", _joined(matter.items("forms"), going.forms, {*known, *aliases}))
    edits += matter.mapped("names", names)
    if going.wikidata and going.wikidata != staying.wikidata:
        if staying.wikidata and keep is None:
            raise EditRefused(
                f"«{old.id}» is {going.wikidata} in Wikidata, «{new.id}» is {staying.wikidata}: they may be two. "
                "If they are one, say whose id is right: --keep new, or --keep old."
            )
        if not staying.wikidata or keep is Keep.OLD:
            edits.append(matter.with_value("wikidata", going.wikidata))
    edits += _limits(matter, going, staying, notes)
    edits += _former(matter, old, going.same_as)
    edits += _body(matter, old, new, going.markdown, staying.markdown, notes)
    edits += renamed(tree, Sort.ENTITY, (old.id, *going.same_as), new.id, but=(old.path, new.path))
    edits += _own_body(matter, old, new)
    return Plan(Change(in_order(edits), removed=(old.path,)), _redirects(old, new, going.same_as), tuple(notes))


def _limits(matter: Matter, going: EntityRecord, staying: EntityRecord, notes: list[str]) -> Iterator[Edit]:
    ours, theirs = Limits(staying.only_in, staying.not_in), Limits(going.only_in, going.not_in)
    both = united(ours, theirs)
    if (set(both.only_in), set(both.not_in)) != (set(ours.only_in), set(ours.not_in)):
        yield from matter.listed("only_in", both.only_in)
        yield from matter.listed("not_in", both.not_in)
    if ours.allowed != theirs.allowed or (ours.allowed is None and set(ours.not_in) != set(theirs.not_in)):
        where = f"in {', '.join(both.only_in)} alone" if both.only_in else "in every article"
        but = f" but {', '.join(both.not_in)}" if both.not_in else ""
        notes.append(f"only_in and not_in of the two differ: all names of «{staying.id}» now mean it {where}{but}.")


def absorbed(tree: Tree, reading: Reading, old: Entity, new: Thing) -> Plan:
    """The plan for an entity without a file: NEW gets the names by which the articles call it.

    A person's name of one word is left out: as an alias it would claim everybody of that name; `same_as` alone claims what is left.
    """
    if new.sort is not Sort.ENTITY:
        raise UsageError(f"«{old.id}» is an entity, «{new.id}» is an {new.sort}: they cannot be one.")
    staying = _record(reading.content.entities, new, tree)
    matter = Matter(new.path, tree.text(new.path))
    same_kind = old.kind is new.kind
    names = [name for name in (old.name, *old.aliases) if not (same_kind and _too_short(name, old.kind))]
    known = {staying.name, *staying.names.values(), *staying.forms}
    edits = matter.listed("aliases", _joined(matter.items("aliases"), names, known))
    if same_kind:
        edits += matter.listed("same_as", _joined(matter.items("same_as"), (old.id,), set()))
        return Plan(Change(in_order(edits)), ((f"{kind_url(old.kind)}{old.id}/", new.address()),))
    note = (
        f"{kind_url(old.kind)}{old.id}/ will be gone and lead nowhere: the machine took it for a {old.kind.value}, and an address "
        "leads on only to a page of the same kind."
    )
    return Plan(Change(in_order(edits)), (), (note,))


def _too_short(name: str, kind: EntityKind) -> bool:
    return kind is EntityKind.PERSON and len(name.split()) < 2


# ------------------------------------------------------------------------------------------------------------ events


def _events(tree: Tree, reading: Reading, old: Thing, new: Thing, keep: Keep | None) -> Plan:
    going, staying = _record(reading.content.events, old, tree), _record(reading.content.events, new, tree)
    matter = Matter(new.path, tree.text(new.path))
    notes: list[str] = []
    edits: list[Edit] = []
    if going.when != staying.when:
        if keep is None:
            raise EditRefused(
                f"«{old.id}» is of {going.when}, «{new.id}» is of {staying.when}: they may be two. "
                "If they are one, say whose date is right: --keep new, or --keep old."
            )
        if keep is Keep.OLD:
            edits.append(matter.with_value("date", going.when))
    if going.title != staying.title:
        notes.append(f"the title «{going.title}» is not kept; «{staying.title}» stays.")
    edits += matter.listed("entities", _joined(matter.items("entities"), going.entities, set()))
    edits += _former(matter, old, going.same_as)
    edits += _body(matter, old, new, going.markdown, staying.markdown, notes)
    return Plan(Change(in_order(edits), removed=(old.path,)), _redirects(old, new, going.same_as), tuple(notes))


# ------------------------------------------------------------------------------------------------------------ both


def _record(records: Iterable[Record], thing: Thing, tree: Tree) -> Record:
    for record in records:
        if record.path == thing.path:
            return record
    raise EditRefused(f"{tree.root / thing.path}: has errors that «letopis check» tells. Mend them first.")


def _joined(have: Iterable[str], more: Iterable[str], known: set[str]) -> list[str]:
    """What the list has, and what else there is that stands neither in it nor in `known`."""
    kept = list(have)
    return list(dict.fromkeys((*kept, *(one for one in more if one not in known))))


def _former(matter: Matter, old: Thing, before: tuple[str, ...]) -> list[Edit]:
    return matter.listed("same_as", _joined(matter.items("same_as"), (old.id, *before), set()))


def _body(matter: Matter, old: Thing, new: Thing, going: str, staying: str, notes: list[str]) -> Iterator[Edit]:
    if not going:
        return
    if staying:
        notes.append(f"the description of «{old.id}» is not kept; that of «{new.id}» stays. It was:\n{going}")
        return
    text = matter.text
    inside = applied(going, in_body(old.path, going, old.id, new.id))
    lines = matter.newline.join(inside.splitlines()) + matter.newline
    before = "" if text.endswith(("\n", "\r")) else matter.newline
    yield Edit(new.path, len(text), len(text), before + lines)


def _own_body(matter: Matter, old: Thing, new: Thing) -> Iterator[Edit]:
    """NEW's own description may speak of OLD."""
    for edit in in_body(new.path, matter.text[matter.body :], old.id, new.id):
        yield Edit(edit.path, edit.start + matter.body, edit.end + matter.body, edit.text)


def _redirects(old: Thing, new: Thing, before: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((old.address(id), new.address()) for id in (old.id, *before))
