"""An item in words of the interface's language: what the machine thinks, why that is in doubt, and what may be answered."""

from __future__ import annotations

from collections.abc import Mapping

from generator.i18n import Catalogue, date_words
from generator.model import Archive, EntityKind, Span
from generator.review.doubt import Ground
from generator.review.items import Item
from generator.sharing.cleartext import one_line

_BEFORE, _AFTER = 140, 100
"""Code points of a sentence, at most, that are shown around the words."""
_LONGEST = 200


def ground_words(words: Catalogue) -> Mapping[Ground, str]:
    return {
        Ground.LIKE: words.gettext("the name is almost one that has a file"),
        Ground.SEVERAL: words.gettext("several persons fit"),
        Ground.MOST_NAMED: words.gettext("of several who fit, the one named most often was taken"),
        Ground.RIVAL: words.gettext("several files give this name"),
        Ground.NAMESAKE: words.gettext("the article names somebody else of this surname in full"),
        Ground.ELSEWHERE: words.gettext("the full name stands in other articles only"),
        Ground.NEARBY: words.gettext("the full name stands elsewhere in the article"),
        Ground.GIVEN: words.gettext("a given name alone"),
        Ground.ONE_WORD: words.gettext("a name of one word, and nobody known by it"),
        Ground.OTHER_NAME: words.gettext("taken for another name of the same"),
        Ground.NOMINATIVE: words.gettext("recognised by its nominative, which a rule made"),
        Ground.MODEL: words.gettext("only the model saw a name here"),
        Ground.REFUSED: words.gettext("another reading was possible"),
        Ground.UNRESOLVED: words.gettext("nothing says which date is meant"),
        Ground.UNDATED: words.gettext("counted from a day of publication that is not known exactly"),
        Ground.SCENE: words.gettext("counted from another date in the text"),
        Ground.COUNTED: words.gettext("counted from the day of publication"),
        Ground.CENTURY: words.gettext("the century is left out"),
        Ground.COARSER: words.gettext("joined to an event of a more exact date"),
        Ground.WITNESS: words.gettext("no other article tells of it"),
        Ground.NOBODY: words.gettext("nobody was found who said it"),
        Ground.STRANGER: words.gettext("the archive does not know the speaker"),
        Ground.CARRIED: words.gettext("the speaker is that of the words before"),
        Ground.TAKEN_UP: words.gettext("instead of a name there is a pronoun or an office"),
        Ground.GRAMMAR: words.gettext("the speaker was found by grammar alone"),
    }


def shown(text: str, item: Item) -> str:
    """The sentence in one line, with the words between ⟦ and ⟧."""
    start, stop = max(item.sentence.start, item.span.start - _BEFORE), item.span.stop + _AFTER
    stop = min(max(item.sentence.stop, item.span.stop), stop)
    before, after = Span(start, item.span.start).of(text), Span(item.span.stop, stop).of(text)
    before = ("…" if start > item.sentence.start else "") + before
    after += "…" if stop < item.sentence.stop else ""
    inside = item.words if len(item.words) <= _LONGEST else item.words[: _LONGEST - 1] + "…"
    return one_line(f"{before}⟦{inside}⟧{after}")


def meaning(item: Item, target: str, archive: Archive, language: str, words: Catalogue) -> str:
    """What the target says of the words: «человек Касым-Жомарт Токаев»."""
    if target == "none":
        return {
            "entity": words.gettext("no name of anybody or anything"),
            "date": words.gettext("no date"),
            "speaker": words.gettext("nobody's words"),
        }[item.scheme]
    if not target:
        return (
            words.gettext("a date, which one is not known")
            if item.scheme == "date"
            else words.gettext("somebody's words")
        )
    if item.scheme == "date":
        return f"{date_words(target, language)} ({target})"
    entity = archive.entities.get(target)
    if entity is None:
        return one_line(target)
    kind = {
        EntityKind.PERSON: words.pgettext("kind", "person"),
        EntityKind.ORGANIZATION: words.pgettext("kind", "organisation"),
        EntityKind.PLACE: words.pgettext("kind", "place"),
        EntityKind.TOPIC: words.pgettext("kind", "topic"),
    }[entity.kind]
    file = "" if entity.curated else words.gettext(", without a file")
    return f"{kind} {one_line(entity.name)} ({entity.id}{file})"


def why(item: Item, words: Catalogue) -> str:
    known = ground_words(words)
    return "; ".join(known[ground] for ground in item.grounds)


def repeated(item: Item, words: Catalogue) -> str:
    """Of words that stand in other places of the article too; else ""."""
    if not item.more:
        return ""
    phrase = words.ngettext(
        "and %(num)s place more in the article", "and %(num)s places more in the article", item.more
    )
    return phrase % {"num": item.more}
