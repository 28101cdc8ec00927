"""The two stages of a document on its way in: what a reader found in it, and what is written of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Source


@dataclass(frozen=True, slots=True)
class Draft:
    """What one document says of itself. Nothing in it is cleaned, judged or made up; "" is what it does not say."""

    document: str
    """For messages: the file's name, with `:3` for the third line of many documents."""
    file: str
    """The original's file name, without folders."""
    sha256: str
    """Of the document's bytes, in hex: the file's, or the line's in a file of many documents."""
    paragraphs: tuple[str, ...]
    """Without line ends inside."""
    how_to_date: str
    """What the user would write, and where, to give such a document its date."""
    title: str = ""
    published: str = ""
    """EDTF, a publication date."""
    outlet: str = ""
    author: str = ""
    url: str = ""
    cites: tuple[str, ...] = ()
    description: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    """What the reader saw and could not pass on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article, complete, ready to be written."""

    document: str
    file: str
    sha256: str
    title: str
    title_from: str
    """`source`, or `lead` where the headline was made from the first sentence."""
    published: str
    """EDTF: a day, or bounds."""
    evidence: tuple[str, ...]
    """The sentences that give the bounds, the lower bound's first; empty for a day."""
    source: Source
    description: str
    language: str
    """Of the text: an ISO 639-1 code."""
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """What `markdown.parse` gives back of the file's body."""
        return "\n\n".join(self.paragraphs)
