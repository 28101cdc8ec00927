"""Draft → Entry: cleaned, furniture taken out, and what the document does not say filled in from its text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.errors import ImportRefused
from generator.ingest import furniture, undated
from generator.ingest.cleaning import shortened, tidy
from generator.ingest.draft import Draft, Entry
from generator.ingest.headline import headline
from generator.model import Source
from generator.rawtext import MAX_BYTES
from generator.schema import LINE_LIMIT, NOTE_LIMIT, is_web_address

_FRONT_MATTER = 64 * 1024
"""Bytes that are left to it, and to backslashes."""
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)


class _Cleaner:
    """Tidies strings and counts the hidden characters that it took out of them."""

    def __init__(self) -> None:
        self.hidden = 0

    def __call__(self, text: str, limit: int | None = None) -> str:
        clean, hidden = tidy(text)
        self.hidden += hidden
        return shortened(clean, limit) if limit else clean

    def each(self, texts: Iterable[str], limit: int | None = None) -> tuple[str, ...]:
        return tuple(clean for text in texts if (clean := self(text, limit)))


def compose(draft: Draft, language: str) -> Entry:
    """`language` is that of documents which do not name their own. Raises ImportRefused."""
    clean = _Cleaner()
    notes = list(draft.notes)
    own, taken = furniture.part(clean.each(draft.paragraphs))
    if not any(char.isalnum() for paragraph in own for char in paragraph):
        raise ImportRefused("holds no text. Save the article's text in it.")
    # Asked before anything reads the text sentence by sentence.
    if sum(len(paragraph.encode()) for paragraph in own) > MAX_BYTES - _FRONT_MATTER:
        raise ImportRefused(f"gives an article of more than {MAX_BYTES // 1_048_576} MB. Split it.")
    notes.extend(f"page furniture was taken out: «{shortened(line, 80)}»" for line in taken)
    spoken = match[1].lower() if (match := _LANGUAGE.fullmatch(draft.language)) else language
    title, title_from = clean(draft.title, LINE_LIMIT), "source"
    if not title:
        title, title_from = headline(own, spoken), "lead"
        notes.append(f"the headline was made from the lead: «{title}»")
    published = draft.published
    evidence: tuple[str, ...] = ()
    if not published:
        published, evidence = _bounded("\n\n".join(own), spoken, draft.how_to_date)
        notes.append(f"no date; its own text bounds it: {published}")
    source = _source(draft, "\n\n".join(own), spoken, clean, notes)
    description = clean(draft.description, NOTE_LIMIT)
    if clean.hidden:
        notes.append(f"characters that do not show were taken out: {clean.hidden}")
    return Entry(
        document=draft.document,
        # A name that is no UTF-8 comes from the file system with lone surrogates in it.
        file=clean(draft.file.encode("utf-8", "replace").decode()) or "?",
        sha256=draft.sha256,
        title=title,
        title_from=title_from,
        published=published,
        evidence=evidence,
        source=source,
        description=description,
        language=spoken,
        paragraphs=own,
        notes=tuple(notes),
    )


def _bounded(text: str, language: str, how_to_date: str) -> tuple[str, tuple[str, ...]]:
    found = undated.bounds(text, language)
    if found is None:
        raise ImportRefused(f"has no date, and its text does not bound one. Look the date up and {how_to_date}.")
    return found.edtf, tuple(shortened(sentence, NOTE_LIMIT) for sentence in found.evidence)


def _source(draft: Draft, text: str, language: str, clean: _Cleaner, notes: list[str]) -> Source:
    """What the document says of itself comes first; what its text says («сообщает … со ссылкой на …») fills the rest."""
    # The annotators load a model's data; a document that is refused needs none of it.
    from generator.annotators.attributions import read_source

    told = read_source(text, language)
    outlet = clean(draft.outlet, LINE_LIMIT) or told.name
    cites = clean.each(draft.cites, LINE_LIMIT)
    if not cites:
        passed_on = (told.name, *told.cites) if told.name and outlet != told.name else told.cites
        cites = tuple(name for name in passed_on if name and name.casefold() != (outlet or "").casefold())
    url = draft.url or None
    if url and not is_web_address(url):
        notes.append(f"«{shortened(clean(url), 80)}» is no web address and was left out")
        url = None
    return Source(outlet or None, url, cites, clean(draft.author, LINE_LIMIT) or None)
