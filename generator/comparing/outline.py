"""What a reviewer reads, in the order in which it matters: a few counts, what is lost, what changed where nobody edited, then the rest.

Nothing of it knows a format. Long lists are counted behind their beginning; what every article has stands in folds at the end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from generator.comparing.blocks import (
    Block,
    Fold,
    Heading,
    Item,
    Items,
    Line,
    Paragraph,
    Table,
    Warned,
    code,
    in_sentence,
    joined,
    ours,
    say,
    strong,
    theirs,
    titled,
)
from generator.comparing.outline_lines import BECOMES, MINUS, PLUS, SENTENCES, Lines
from generator.comparing.shape import (
    AddressChange,
    ArticleChange,
    Comparison,
    EntityChange,
    GatheredChange,
    Side,
    StatementChange,
)
from generator.i18n import catalogue

LISTED = 25
"""So many of a section are listed; the others are counted."""
FOLDED = 200
"""Statements of one article in its fold."""

_SHORT = 7
"""Digits of a commit, as git shows them."""


def outline(comparison: Comparison, language: str) -> Iterator[Block]:
    yield from _Outline(comparison, language).blocks()


class _Outline:
    def __init__(self, comparison: Comparison, language: str) -> None:
        self._found = comparison
        self._words = catalogue(language)
        self._lines = Lines(self._words, language)

    def blocks(self) -> Iterator[Block]:
        found, words = self._found, self._words
        yield Heading(ours(words.gettext("What this change does to the archive")), 2)
        yield Paragraph(self._sides())
        yield from self._vanished()
        yield from self._unread()
        if found.nothing:
            yield Paragraph(strong(words.gettext("The archive stays as it is.")))
            return
        yield from self._counts()
        yield from self._untouched()
        yield from self._entities()
        yield from self._articles()
        yield from self._gathered("event", words.gettext("Events"))
        yield from self._gathered("thread", words.gettext("Quotes in several articles"))
        yield from self._gathered("disagreement", words.gettext("Disagreements"))
        yield from self._addresses()
        yield from self._folds()

    # ----------------------------------------------------------------------------------------------------- head

    def _sides(self) -> Line:
        def named(side: Side) -> Line:
            return code(side.name + (f" ({side.revision[:_SHORT]})" if side.revision else ""))

        words, files = self._words, self._found.files
        counted = words.ngettext("%(num)s file differs", "%(num)s files differ", files) % {"num": files}
        sides = (*named(self._found.base), *ours(BECOMES), *named(self._found.head))
        return say(words.gettext("Compared: %(sides)s; %(files)s."), sides=sides, files=ours(counted))

    def _vanished(self) -> Iterator[Block]:
        words = self._words
        gone = [one for one in self._found.addresses if one.change == "vanished"]
        if gone:
            sentence = words.ngettext(
                "%(num)s address vanishes: links to it will find nothing.",
                "%(num)s addresses vanish: links to them will find nothing.",
                len(gone),
            )
            yield Warned(strong(sentence % {"num": len(gone)}), self._listed(map(self._lines.address, gone), len(gone)))

    def _unread(self) -> Iterator[Block]:
        words, unread = self._words, self._found.unread
        if not unread:
            return
        sentence = words.ngettext(
            "%(num)s file has an error and was left out on both sides.",
            "%(num)s files have errors and were left out on both sides.",
            len(unread),
        )
        sides = {"base": words.gettext("before"), "head": words.gettext("after")}
        items = (
            Item(
                (
                    *theirs(f"{one.path}:{one.line}" if one.line else one.path),
                    *ours(f" ({sides[one.side]}): "),
                    *theirs(f"{one.found}. {one.mend}"),
                )
            )
            for one in unread
        )
        yield Warned(strong(sentence % {"num": len(unread)}), self._listed(items, len(unread)))

    def _counts(self) -> Iterator[Block]:
        """The rows in which there is anything to count."""
        words, found = self._words, self._found
        rows = [self._row(words.gettext("Articles"), _fates(found.articles))]
        kinds = _fates(found.entities)
        rows.append(self._row(words.gettext("People, organisations, places, topics"), kinds))
        statements = (
            ("mention", words.gettext("Mentions")),
            ("date", words.gettext("Dates")),
            ("duration", words.gettext("Lengths of time")),
            ("figure", words.gettext("Figures")),
            ("quote", words.gettext("Quotes")),
        )
        for layer, name in statements:
            elsewhere = sum(
                one.layer == layer and not one.follows
                for article in found.articles
                if article.change == "untouched"
                for one in article.statements
            )
            counted = _fates(one for article in found.articles for one in article.statements if one.layer == layer)
            rows.append(self._row(name, counted, elsewhere))
        gathered = (
            ("event", words.gettext("Events")),
            ("thread", words.gettext("Quotes in several articles")),
            ("disagreement", words.gettext("Disagreements")),
        )
        for kind, name in gathered:
            rows.append(self._row(name, _fates(one for one in found.gathered if one.kind == kind)))
        pages = (
            sum(one.new for one in found.pages),
            sum(one.gone for one in found.pages),
            sum(one.changed or 0 for one in found.pages),
        )
        rows.append(self._row(words.gettext("Pages"), pages))
        head = (
            "",
            words.gettext("new"),
            words.gettext("gone"),
            words.gettext("changed"),
            words.gettext("where nobody edited"),
        )
        yield Table(head, tuple(row for row in rows if any(row[1:])))
        if found.uncounted:
            sentence = {
                "large": words.gettext(
                    "Pages that read otherwise are not counted in so large an archive: %(option)s counts them."
                ),
                "errors": words.gettext(
                    "Pages that read otherwise are not counted while the content has errors: %(option)s names them."
                ),
            }[found.uncounted]
            yield Paragraph(say(sentence, option=code("--pages" if found.uncounted == "large" else "letopis check")))

    def _row(self, name: str, counts: tuple[int, int, int], elsewhere: int = 0) -> tuple[str, ...]:
        new, gone, changed = counts
        signed = (f"{PLUS}{new}" if new else "", f"{MINUS}{gone}" if gone else "", str(changed or ""))
        return (name, *signed, str(elsewhere or ""))

    # ------------------------------------------------------------------------------------- where nobody edited

    def _untouched(self) -> Iterator[Block]:
        """Statements of one meaning together: who gained and who lost whose words, and in which sentences."""
        groups: dict[Line, list[tuple[ArticleChange, StatementChange]]] = defaultdict(list)
        for article in self._found.articles:
            if article.change == "untouched":
                for one in article.statements:
                    if not one.follows:
                        groups[self._lines.statement(one)].append((article, one))
        if not groups:
            return
        rank = ("changed", "lost", "unconfirmed", "gained", "confirmed")
        ordered = sorted(groups.items(), key=lambda group: (rank.index(group[1][0][1].change), -len(group[1])))
        yield Heading(ours(self._words.gettext("In articles that nobody edited")), 3)
        yield Items(self._listed((self._group(line, found) for line, found in ordered), len(ordered)))
        for line, found in ordered:
            if len(found) > SENTENCES:
                places = [self._sentence(article, one) for article, one in found[:FOLDED]]
                more = [Item(ours(self._lines.more(len(found) - FOLDED)))] if len(found) > FOLDED else []
                yield Fold((*line, *ours(f" — {self._places(found)}")), (*places, *more))

    def _places(self, found: Sequence[tuple[ArticleChange, StatementChange]]) -> str:
        """«11 мест в 10 материалах»."""
        words = self._words
        number = len({article.id for article, _ in found})
        places = words.ngettext("%(num)s place", "%(num)s places", len(found)) % {"num": len(found)}
        inside = words.ngettext("in %(num)s article", "in %(num)s articles", number) % {"num": number}
        return f"{places} {inside}"

    def _group(self, line: Line, found: Sequence[tuple[ArticleChange, StatementChange]]) -> Item:
        below = [self._sentence(article, one) for article, one in found[:SENTENCES]]
        if len(found) > SENTENCES:
            below.append(Item(ours(self._lines.more(len(found) - SENTENCES))))
        return Item((*line, *ours(f" — {self._places(found)}")), tuple(below))

    def _sentence(self, article: ArticleChange, one: StatementChange) -> Item:
        return Item((*titled(article.title), *ours(": "), *in_sentence(one.passage)))

    # ------------------------------------------------------------------------------------------------- sections

    def _entities(self) -> Iterator[Block]:
        """With a line of their own those that somebody wrote a file for, or that a file's change made another of; by name the rest."""
        words, found = self._words, self._found.entities
        plain = [one for one in found if not one.curated and one.change in ("new", "gone")]
        told = [one for one in found if one not in plain]
        if not found:
            return
        yield Heading(ours(words.gettext("People, organisations, places, topics")), 3)
        items = [*self._listed(map(self._lines.entity, told), len(told))]
        for change, sentence in (
            ("new", words.gettext("New, without a file: %(names)s")),
            ("gone", words.gettext("Gone, without a file: %(names)s")),
        ):
            names = [one for one in plain if one.change == change]
            if names:
                items.append(Item(say(sentence, names=self._names(names))))
        yield Items(tuple(items))

    def _names(self, found: Sequence[EntityChange]) -> Line:
        shown = [theirs(one.name) for one in found[:LISTED]]
        return joined([*shown, *([ours(self._lines.more(len(found) - LISTED))] if len(found) > LISTED else [])])

    def _articles(self) -> Iterator[Block]:
        found = [one for one in self._found.articles if one.change != "untouched"]
        if found:
            yield Heading(ours(self._words.gettext("Articles")), 3)
            yield Items(self._listed(map(self._article, found), len(found)))

    def _article(self, one: ArticleChange) -> Item:
        words = self._words
        title = (*theirs(one.title), *ours(" ("), *code(one.path), *ours(")"))
        line = {
            "new": say(words.gettext("new: %(title)s"), title=title),
            "gone": say(words.gettext("gone: %(title)s"), title=title),
            "renamed": say(words.gettext("renamed: %(title)s, was %(id)s"), title=title, id=code(one.was)),
        }.get(one.change, title)
        counts = self._statement_counts(one)
        return Item((*line, *ours(f"; {counts}" if counts else "")), tuple(self._lines.fields(one.fields)))

    def _statement_counts(self, one: ArticleChange) -> str:
        return self._signed(*_fates(one.statements))

    def _signed(self, new: int, gone: int, changed: int) -> str:
        """«+3, −2, 1 изменение»."""
        words = self._words
        other = words.ngettext("%(num)s changed", "%(num)s changed", changed) % {"num": changed}
        parts = ((new, f"{PLUS}{new}"), (gone, f"{MINUS}{gone}"), (changed, other))
        return ", ".join(part for number, part in parts if number)

    def _gathered(self, kind: str, title: str) -> Iterator[Block]:
        words = self._words
        found = [one for one in self._found.gathered if one.kind == kind]
        if not found:
            return
        yield Heading(ours(title), 3)
        told = [one for one in found if one.page]
        items = [*self._listed(map(self._lines.gathered, told), len(told))]
        rest = [one for one in found if not one.page]
        if rest:
            new, gone, changed = _fates(rest)
            sentence = words.gettext(
                "Without a page of their own, as rows of the timeline: %(new)s new, %(gone)s gone, %(changed)s changed"
            )
            items.append(Item(ours(sentence % {"new": new, "gone": gone, "changed": changed})))
        yield Items(tuple(items))

    def _addresses(self) -> Iterator[Block]:
        words, found = self._words, self._found
        moved = [one for one in found.addresses if one.change == "redirected"]
        if not (found.pages or moved):
            return
        yield Heading(ours(words.gettext("Pages")), 3)
        items = [Item((*code(f"/{old.url}"), *ours(BECOMES), *code(f"/{old.to}"))) for old in moved]
        shown = [*self._listed(items, len(items))]
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for one in found.pages:
            counts[self._lines.kind_of_page(one.kind)].update(new=one.new, gone=one.gone, changed=one.changed or 0)
        for kind, counted in counts.items():
            told = self._signed(counted["new"], counted["gone"], counted["changed"])
            shown.append(Item(ours(f"{kind}: {told}")))
        forgotten = sum(one.change == "forgotten" for one in found.addresses)
        if forgotten:
            sentence = words.ngettext(
                "%(num)s former address that a machine had made leads nowhere now",
                "%(num)s former addresses that a machine had made lead nowhere now",
                forgotten,
            )
            shown.append(Item(ours(sentence % {"num": forgotten})))
        yield Items(tuple(shown))

    # ---------------------------------------------------------------------------------------------------- folds

    def _folds(self) -> Iterator[Block]:
        words = self._words
        found = [one for one in self._found.articles if one.statements and one.change != "untouched"]
        follows = sum(said.follows for one in self._found.articles for said in one.statements)
        if found or follows:
            yield Heading(ours(words.gettext("Article by article")), 3)
        if follows:
            sentence = words.ngettext(
                "%(num)s place means the same entity, which has another id now.",
                "%(num)s places mean the same entities, which have another id now.",
                follows,
            )
            yield Paragraph(ours(sentence % {"num": follows}))
        for one in found:
            counts = self._statement_counts(one)
            line = (*theirs(one.title), *ours(f" — {counts}" if counts else ""))
            yield Fold(line, self._gist(one) if one.change in ("new", "gone") else self._statements(one))

    def _statements(self, one: ArticleChange) -> tuple[Item, ...]:
        """Each with its sentence; what only follows from a merge is counted."""
        told = [said for said in one.statements if not said.follows]
        items = [
            Item((*self._lines.statement(said), *ours(" — "), *in_sentence(said.passage))) for said in told[:FOLDED]
        ]
        if len(told) > FOLDED:
            items.append(Item(ours(self._lines.more(len(told) - FOLDED))))
        return tuple(items)

    def _gist(self, one: ArticleChange) -> tuple[Item, ...]:
        """Of an article that is new, or gone: everything of one meaning once, with its first sentence."""
        groups: dict[Line, list[StatementChange]] = defaultdict(list)
        for said in one.statements:
            groups[self._lines.statement(said)].append(said)
        items = [
            Item(
                (
                    *line,
                    *ours(f" ×{len(found)}" if len(found) > 1 else ""),
                    *ours(" — "),
                    *in_sentence(found[0].passage),
                )
            )
            for line, found in groups.items()
        ]
        more = [Item(ours(self._lines.more(len(items) - FOLDED)))] if len(items) > FOLDED else []
        return (*items[:FOLDED], *more)

    def _listed(self, items: Iterable[Item], number: int) -> tuple[Item, ...]:
        return (*islice(items, LISTED), *([Item(ours(self._lines.more(number - LISTED)))] if number > LISTED else []))


Counted = AddressChange | ArticleChange | EntityChange | GatheredChange | StatementChange

_NEW = frozenset({"new", "gained", "split"})
_GONE = frozenset({"gone", "lost", "merged", "absorbed", "vanished"})


def _fates(found: Iterable[Counted]) -> tuple[int, int, int]:
    """How many are new, gone, and changed. What only follows from something else is none of them; nor is what nobody edited."""
    new = gone = changed = 0
    for one in found:
        if (isinstance(one, StatementChange) and one.follows) or one.change == "untouched":
            continue
        new += one.change in _NEW
        gone += one.change in _GONE
        changed += one.change not in _NEW | _GONE
    return new, gone, changed
