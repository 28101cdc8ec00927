"""What pages say of a quote thread: its title, its counts, and its row in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.archive.alignment import key_of, same_words, split_words
from generator.languages.tables import word_set
from generator.model import QuoteThread, Variant, Wording
from generator.pages.context import Site
from generator.pages.typography import first_sentence, glue, shorten
from generator.pages.views import Link, When
from generator.urls import entity_url, relative, thread_url

TITLE_LIMIT = 90
ROW_LIMIT = 160
"""Code points."""

_OPENED = frozenset({"ru"})
"""Languages whose openings of an utterance are listed (`quotation_openers`)."""
_OPENER_WORDS = 7
_THAT = re.compile(r"[,:]?\s+что\s+", re.IGNORECASE)
_EDGES = " \t\n,.;:–—"


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A thread in a list."""

    words: str
    """As the first had them, without quotation marks around them."""
    href: str
    lang: str
    speaker: Link
    counts: str
    """«3 издания, 2 варианта»."""
    when: When | None
    """Of the first appearance; None where the row above says the same."""


def quote_row(site: Site, thread: QuoteThread, base: str, *, year: int | None = None) -> QuoteRow:
    """`year` is the one that the heading above has said."""
    entity = site.archive.entities[thread.speaker]
    first = leading(thread)
    article = site.headings[first.article]
    return QuoteRow(
        words=glue(shorten(inner(words_of(site, first)), ROW_LIMIT)),
        href=relative(thread_url(thread.id), base),
        lang=site.lang(article.language),
        speaker=Link(glue(site.name(entity)), relative(entity_url(entity), base)),
        counts=counts_words(site, thread),
        when=site.when(site.headings[thread.variants[0].article].published, year),
    )


def quote_rows(
    site: Site, threads: Iterable[QuoteThread], base: str, *, year: int | None = None
) -> tuple[QuoteRow, ...]:
    """In the order given; a date is said once for the rows that share it."""
    rows: list[QuoteRow] = []
    before: When | None = None
    for thread in threads:
        row = quote_row(site, thread, base, year=year)
        rows.append(replace(row, when=None) if row.when == before else row)
        before = row.when
    return tuple(rows)


def leading(thread: QuoteThread) -> Variant:
    """The variant by whose words a thread is known: the first that quotes it whole; else the first that has some of its words."""
    for wording in (Wording.DIRECT, Wording.FRAGMENT):
        for variant in thread.variants:
            if variant.wording is wording:
                return variant
    return thread.variants[0]


def words_of(site: Site, variant: Variant) -> str:
    """On one line; of a quotation without the comma that belongs to the sentence around it."""
    text = " ".join(variant.span.of(site.texts[variant.article].text).split())
    return text if variant.wording is Wording.PARAPHRASE else text.rstrip(" ,;")


def inner(words: str) -> str:
    """With the quotation marks that stand inside quotation marks."""
    return words.replace("«", "„").replace("»", "“")


def title_of(site: Site, thread: QuoteThread) -> str:
    """The shortest stretch of the words by which a reader knows them again, in quotation marks: the first sentence of the leading
    variant, without an opening that says nothing («надо признать, что»). Nothing is put in; what is cut off behind leaves «…»."""
    variant = leading(thread)
    words = words_of(site, variant)
    if site.headings[variant.article].language in _OPENED:
        words = without_opening(words)
    return f"«{shorten(inner(first_sentence(words).strip(_EDGES)), TITLE_LIMIT)}»"


def without_opening(words: str) -> str:
    """«Надо признать, что мост крепкий» → «Мост крепкий»; the words as they are where the opening is part of what is said."""
    found = _THAT.search(words)
    if found is None:
        return words
    rest = words[found.end() :]
    opening = [key_of(token) for token in split_words(words[: found.start()])]
    openers = word_set("ru", "quotation_openers")
    is_opening = rest and 0 < len(opening) <= _OPENER_WORDS and openers.issuperset(opening)
    return rest[0].upper() + rest[1:] if is_opening else words


def counts_words(site: Site, thread: QuoteThread) -> str:
    """«3 издания, 2 варианта», «2 издания, слово в слово», «2 материала, 1 пересказ»."""
    words = site.words
    outlets = len({publisher(site, variant.article) for variant in thread.variants})
    if outlets > 1:
        parts = [words.ngettext("%(num)s outlet", "%(num)s outlets", outlets) % {"num": outlets}]
    else:
        parts = [site.articles_counted(len({variant.article for variant in thread.variants}))]
    direct = [variant for variant in thread.variants if variant.wording is Wording.DIRECT]
    wordings = len(set(wordings_of(site, direct)))
    if wordings > 1:
        parts.append(words.ngettext("%(num)s wording", "%(num)s wordings", wordings) % {"num": wordings})
    elif len(direct) > 1:
        parts.append(words.gettext("word for word"))
    quoting = {variant.article for variant in direct}
    retelling = len({variant.article for variant in thread.variants} - quoting)
    if retelling and direct:
        parts.append(words.ngettext("%(num)s retelling", "%(num)s retellings", retelling) % {"num": retelling})
    elif all(variant.wording is Wording.FRAGMENT for variant in thread.variants):
        parts.append(words.gettext("in part only"))
    elif not direct:
        parts.append(words.gettext("in part and retold"))
    return glue(", ".join(parts))


def wordings_of(site: Site, variants: Sequence[Variant]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of each, what makes two wordings one: the language and the words."""
    for variant in variants:
        yield site.headings[variant.article].language, same_words(words_of(site, variant))


def publisher(site: Site, article: str) -> str:
    """The id of the outlet; of an article that names none, its own."""
    name = site.headings[article].source.name
    outlet = site.outlet(name) if name else None
    return outlet.id if outlet else f"article:{article}"
