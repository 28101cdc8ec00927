"""Lines of the report: what became of one thing, in the language of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.comparing.blocks import Item, Line, code, in_sentence, joined, ours, say, strong, theirs, titled
from generator.comparing.shape import (
    AddressChange,
    EntityChange,
    FieldChange,
    GatheredChange,
    Meaning,
    StatementChange,
    Told,
)
from generator.i18n import Catalogue, date_words

SENTENCES = 3
"""Shown of a thing in the sections; all of them are in the folded lists of the articles, or in the JSON."""

_LISTS = frozenset({"aliases", "same_as", "source.cites", "was", "names"})
"""Fields whose values stand behind commas."""

PLUS, MINUS, BECOMES = "+", "−", " → "


class Lines:
    def __init__(self, words: Catalogue, language: str) -> None:
        self._words = words
        self._language = language

    # ---------------------------------------------------------------------------------------------- statements

    def layer(self, one: StatementChange) -> str:
        words = self._words
        return {
            "mention": words.gettext("mention"),
            "date": words.gettext("date"),
            "duration": words.gettext("length of time"),
            "figure": words.gettext("figure"),
            "quote": words.gettext("quote"),
            "turn": words.gettext("turn of an interview"),
            "description": words.gettext("description"),
        }[one.layer]

    def statement(self, one: StatementChange) -> Line:
        """Without its sentence."""
        words = self._words
        sign = {"gained": f"{PLUS} ", "lost": f"{MINUS} "}.get(one.change, "")
        label = strong(f"{sign}{self.layer(one)}:")
        if one.change in ("confirmed", "unconfirmed"):
            sentence = (
                words.gettext("%(meaning)s, confirmed by a person now")
                if one.change == "confirmed"
                else words.gettext("%(meaning)s, no longer confirmed by a person")
            )
            return (*label, *ours(" "), *say(sentence, meaning=self.meaning(one, one.after)))
        told = [self.meaning(one, side) for side in (one.before, one.after) if side]
        return (*label, *ours(" "), *joined(told, BECOMES))

    def meaning(self, one: StatementChange, meaning: Meaning | None) -> Line:
        if meaning is None:
            return ()
        if one.layer == "date" and meaning.value:
            return (*theirs(meaning.words), *ours(" ("), *code(meaning.value), *ours(")"))
        same = one.before and one.after and one.before.words == one.after.words
        if one.layer in ("mention", "quote", "description") and same and one.change == "changed":
            # Two of one name: the id tells them apart.
            return (*theirs(meaning.words), *ours(" ("), *code(meaning.value), *ours(")"))
        return theirs(meaning.words)

    # ------------------------------------------------------------------------------------------------- entities

    def entity(self, one: EntityChange) -> Item:
        words = self._words
        name, other = self._named(one), joined((theirs(o.name) for o in (*one.into, *one.of)), ", ")
        line = {
            "new": say(words.gettext("new: %(title)s"), title=name),
            "gone": say(words.gettext("gone: %(title)s"), title=name),
            "merged": say(words.gettext("%(name)s — merged into %(other)s"), name=name, other=other),
            "renamed": say(words.gettext("%(name)s — has another address now: %(other)s"), name=name, other=other),
            "absorbed": say(words.gettext("%(name)s — its words mean %(other)s now"), name=name, other=other),
            "split": say(words.gettext("%(name)s — parted from %(other)s"), name=name, other=other),
            "changed": say(self._file(one, words.gettext("%(name)s — its file says otherwise")), name=name),
        }[one.change]
        fields = [field for field in one.fields if field.field != "curated"]
        return Item((*line, *ours("; "), *ours(self._counts(one))), tuple(self.fields(fields)))

    def _file(self, one: EntityChange | GatheredChange, else_: str) -> str:
        words = self._words
        if all(field.field != "curated" for field in one.fields):
            return else_
        return (
            words.gettext("%(name)s — has a file now") if one.curated else words.gettext("%(name)s — its file is gone")
        )

    def _named(self, one: EntityChange) -> Line:
        words = self._words
        kind = {
            "person": words.pgettext("kind", "person"),
            "organization": words.pgettext("kind", "organisation"),
            "place": words.pgettext("kind", "place"),
            "topic": words.pgettext("kind", "topic"),
        }[one.kind]
        return (*((text, voice) for text, voice in theirs(one.name)), *ours(f" ({kind}, "), *code(one.id), *ours(")"))

    def _counts(self, one: EntityChange) -> str:
        """«17 упоминаний в 5 материалах», «7 → 24 упоминания»."""
        words = self._words
        before, now = one.mentions
        number = now if one.change not in ("gone", "merged", "absorbed") else before
        found = words.ngettext("%(num)s mention", "%(num)s mentions", number) % {"num": number}
        if one.change in ("changed", "renamed") and before != now:
            return f"{before}{BECOMES}{found}"
        return found

    def fields(self, fields: Sequence[FieldChange]) -> Iterator[Item]:
        """Of a list, what came and what went; of anything else, before and after."""
        for field in fields:
            if field.field in _LISTS:
                ours_, theirs_ = (dict.fromkeys(filter(None, said.split(", "))) for said in (field.before, field.after))
                signed = [(PLUS, one) for one in theirs_ if one not in ours_]
                signed += [(MINUS, one) for one in ours_ if one not in theirs_]
                told = joined((*ours(f"{sign} "), *theirs(one)) for sign, one in signed)
            else:
                before, after = (theirs(said) if said else ours("∅") for said in (field.before, field.after))
                told = (*before, *ours(BECOMES), *after)
            if (field.before or field.after) and told:
                yield Item((*code(field.field), *ours(": "), *told))

    # ------------------------------------------------------------------------------------------------- gathered

    def gathered(self, one: GatheredChange) -> Item:
        words = self._words
        title = (
            (*strong(f"{date_words(one.when, self._language)}: "), *theirs(one.title))
            if one.when
            else theirs(one.title)
        )
        line = {
            "new": say(words.gettext("new: %(title)s"), title=title),
            "gone": say(words.gettext("gone: %(title)s"), title=title),
            "merged": say(words.gettext("now part of another: %(title)s"), title=title),
            "split": say(words.gettext("parted from another: %(title)s"), title=title),
            "changed": say(self._file(one, "%(title)s"), title=title, name=title),
        }[one.change]
        below = [*self.fields([field for field in one.fields if field.field != "curated"])]
        below += self._told(one.gained, PLUS) if one.change != "new" or one.page else []
        below += self._told(one.lost, MINUS)
        return Item(line, tuple(below))

    def _told(self, told: Sequence[Told], sign: str) -> Iterator[Item]:
        for one in told[:SENTENCES]:
            yield Item((*strong(f"{sign} "), *titled(one.title), *ours(": "), *in_sentence(one.passage)))
        more = len(told) - SENTENCES
        if more > 0:
            yield Item((*strong(f"{sign} "), *ours(self.more(more))))

    def more(self, number: int) -> str:
        return self._words.ngettext("and %(num)s more", "and %(num)s more", number) % {"num": number}

    # ------------------------------------------------------------------------------------------------ addresses

    def address(self, one: AddressChange) -> Item:
        words = self._words
        shown = (*code(f"/{one.url}"), *ours(" — "), *theirs(one.title))
        below = []
        if one.mend:
            sentence = words.gettext("To keep the address, write %(line)s in %(file)s")
            below.append(Item(say(sentence, line=code(one.mend), file=code(one.file))))
        elif one.to:
            below.append(Item(say(words.gettext("What it had is at %(address)s now"), address=code(f"/{one.to}"))))
        return Item(shown, tuple(below))

    def kind_of_page(self, kind: str) -> str:
        words = self._words
        return {
            "article": words.gettext("Articles"),
            "person": words.gettext("People"),
            "organization": words.gettext("Organisations"),
            "place": words.gettext("Places"),
            "topic": words.gettext("Topics"),
            "entity": words.gettext("People, organisations, places, topics"),
            "event": words.gettext("Events"),
            "quote": words.gettext("Quotes"),
            "disagreement": words.gettext("Disagreements"),
            "source": words.gettext("Outlets"),
            "timeline": words.gettext("Timeline"),
        }.get(kind, words.gettext("Other pages"))
