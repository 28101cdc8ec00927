"""One item after the other, each with a question: yes, no, another, later, enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.errors import LetopisError
from generator.review.answering import answered, needs_file
from generator.review.items import Item
from generator.review.listing import Listing

Ask = Callable[[str], str]
Say = Callable[[str], None]

_LATER = ("", "s")
_ENOUGH = ("q",)


def talk(listing: Listing, items: Sequence[Item], ask: Ask, say: Say) -> int:
    """Asks about each until there are no more, or enough is said; returns how many were answered. `ask` raises EOFError at an end."""
    gettext = listing.words.gettext
    later, enough = gettext("later"), gettext("enough")
    say(gettext("Each answer is written into the article at once.") + f" Enter, s: {later}. q: {enough}.")
    count = 0
    for number, item in enumerate(items, 1):
        say("")
        say(f"{number}/{len(items)}  " + next(lines := listing.block(item)))
        for line in lines:
            say(line)
        try:
            if _one(listing, item, ask, say):
                count += 1
        except EOFError:
            break
    say("")
    say(gettext("Answered: %(num)s") % {"num": count})
    return count


def _one(listing: Listing, item: Item, ask: Ask, say: Say) -> bool:
    """True where it was answered; EOFError where enough is said. A mistake is said, and asked again."""
    keys = {answer.key: answer.target for answer in listing.answers(item)}
    yes, no = listing.words.gettext("yes"), listing.words.gettext("no")
    # With the keyboard as it is: «д» and «да» where the interface speaks Russian.
    letters = listing.words.pgettext("answer", "y/n")
    short_yes, _, short_no = letters.partition("/")
    keys |= dict.fromkeys((yes, short_yes), keys["y"]) if "y" in keys else {}
    keys |= dict.fromkeys((no, short_no), keys["n"])
    other = (
        listing.words.gettext("or another date")
        if item.scheme == "date"
        else listing.words.gettext("or the name of another entity's file")
    )
    choices = "/".join(answer.key for answer in listing.answers(item))
    while True:
        said = ask(f"  {choices}/s/q, {other}: ").strip()
        if said.casefold() in _LATER:
            return False
        if said.casefold() in _ENOUGH:
            raise EOFError
        target = keys.get(said.casefold(), said)
        listing.forget(item)
        try:
            make = False
            if needs_file(listing.tree, listing.archive, item, target):
                entity = listing.archive.entities[target]
                question = listing.words.gettext("%(name)s has no file yet, and a correction points to one. Make it?")
                make = ask(f"  {question % {'name': entity.name}} [{letters}]: ").strip().casefold() in (
                    "y",
                    yes,
                    short_yes,
                )
                if not make:
                    continue
            plan = answered(listing.tree, listing.archive, item, target, make)
            lines = listing.settled(item, target, plan.change.added or ())
            listing.tree.write(plan.change)
            listing.forget(item)
        except LetopisError as error:
            say(f"  {error}")
            continue
        for line in lines:
            say(f"  {line}")
        return True
