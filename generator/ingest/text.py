"""Plain text: the first line may begin with `date YYYY-MM-DD` and goes straight on with the text; a line is a paragraph."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from generator.chronology import is_publication_date
from generator.errors import ImportRefused
from generator.ingest import cleaning
from generator.ingest.draft import Draft
from generator.ingest.report import Refused

_HEADER = re.compile(r"\s*date[ \t]+(?P<date>\d{4}-\S*)(?=\s|\Z)")
HOW_TO_DATE = (
    "begin its first line with «date 2025-11-07 », or «date 2025-12-16/2025-12-31 » where only bounds are known"
)


def read(path: Path, data: bytes) -> Iterator[Draft | Refused]:
    """One document. Raises ImportRefused."""
    text = cleaning.decode(data)
    header = _HEADER.match(text)
    if header and not is_publication_date(header["date"]):
        raise ImportRefused(f"«{header['date']}» is no date. Instead, {HOW_TO_DATE}.")
    yield Draft(
        document=path.name,
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        paragraphs=cleaning.paragraphs(text[header.end() :] if header else text),
        published=header["date"] if header else "",
        how_to_date=HOW_TO_DATE,
    )
