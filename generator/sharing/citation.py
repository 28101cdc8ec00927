"""How an article is cited, for every format that citations have: plain values, the same in all of them.

What is cited is the news as its outlet published it, by way of this archive: so the outlet is the publication, and the archive is where it
was read. What the archive shows of the text (all, an excerpt, a digest in the archive's own words) is said in the note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.chronology import bounds
from generator.config import Config
from generator.i18n import catalogue, date_words
from generator.model import Article, Rights
from generator.sharing.cleartext import address, one_line
from generator.urls import article_url

_PERSON = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_NO_GIVEN_NAMES = frozenset(
    "агентство администрация департамент корреспондент корреспонденты ассоциация министерство посольство пресс-служба "
    "редакция редактор служба собкор союз фонд редакциясы editorial staff news press agence agency the".split()
)
"""First words of bylines that are no person's name."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signed."""

    name: str
    """As the byline has it."""
    given: str = ""
    family: str = ""
    """Both "" where the name is not plainly a given name and a surname."""


@dataclass(frozen=True, slots=True)
class Citation:
    """All strings are one line of text without control characters; addresses are ASCII."""

    key: str
    """The article's id: it never changes."""
    title: str
    language: str
    signers: tuple[Signer, ...]
    outlet: str
    """"" where nobody names it."""
    cites: tuple[str, ...]
    issued: tuple[int, ...]
    """(year, month, day) of publication; where only bounds are known, what they have in common: (2025, 12), (2025,), ()."""
    url: str
    """The page's own; "" where the site does not know its address."""
    original: str
    """The text's own at its outlet, or ""."""
    archive: str
    """The name of this site."""
    abstract: str
    note: str
    """In the site's language, whole sentences: what is shown of the text, whom it cites, the bounds of an unknown date, and that the
    title is not its own."""

    @property
    def address(self) -> str:
        """Where it can be read: here, or else at its outlet; ""."""
        return self.url or self.original


def citation(article: Article, config: Config) -> Citation:
    source = article.source
    return Citation(
        key=article.id,
        title=one_line(article.title),
        language=article.language,
        signers=signers(source.author or ""),
        outlet=one_line(source.name or ""),
        cites=tuple(map(one_line, source.cites)),
        issued=_in_common(*bounds(article.published)),
        url=address(config.site_url + article_url(article)) if config.site_url else "",
        original=address(source.url or ""),
        archive=one_line(config.site_name),
        abstract=one_line(article.description),
        note=_note(article, config.language),
    )


def signers(byline: str) -> tuple[Signer, ...]:
    """Several stand in one line, parted by commas."""
    return tuple(_signer(name) for part in byline.split(",") if (name := one_line(part)))


def _signer(name: str) -> Signer:
    """Two capitalised words are a given name and a surname, in this order; whatever else signs is left whole."""
    words = name.split()
    plain = (
        len(words) == 2
        and all(_PERSON.fullmatch(word) and word[0].isupper() for word in words)
        and words[0].casefold() not in _NO_GIVEN_NAMES
    )
    return Signer(name, words[0], words[1]) if plain else Signer(name)


def rights_words(rights: Rights, language: str) -> str:
    """What is shown of the text; "" where it is all of it, which nobody need be told."""
    words = catalogue(language)
    return {
        Rights.FULL: "",
        Rights.EXCERPT: words.gettext("an excerpt"),
        Rights.DIGEST: words.gettext("a digest written for the archive"),
    }[rights]


def _in_common(low: date, high: date) -> tuple[int, ...]:
    shared: list[int] = []
    for first, last in zip((low.year, low.month, low.day), (high.year, high.month, high.day), strict=True):
        if first != last:
            break
        shared.append(first)
    return tuple(shared)


def _note(article: Article, language: str) -> str:
    words = catalogue(language)
    parts = [shown] if (shown := rights_words(article.rights, language)) else []
    if article.source.cites:
        parts.append(words.gettext("citing %(outlets)s") % {"outlets": " ← ".join(article.source.cites)})
    if article.undated:
        parts.append(f"{words.gettext('undated')} ({date_words(article.published, language)})")
    note = one_line("; ".join(parts))
    sentences = [f"{note[:1].upper()}{note[1:]}."] if note else []
    if article.title_from == "lead":
        # A headline of its own is what whoever cites it will look for.
        sentences.append(words.gettext("The text came without a headline; this one is made from its first sentence."))
    return " ".join(sentences)
