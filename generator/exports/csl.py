"""cite.json beside every article: CSL-JSON, which every citation processor reads (citeproc, pandoc, Zotero)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.config import Config
from generator.model import Archive, Listing, Output
from generator.sharing.citation import Citation, Signer, citation
from generator.urls import article_url

NAME = "cite.json"


def outputs(archive: Archive, pages: Sequence[Listing], config: Config) -> Iterator[Output]:
    for item in archive.articles:
        made = [csl_item(citation(item.article, config))]
        yield Output(article_url(item.article) + NAME, json.dumps(made, ensure_ascii=False) + "\n")


def csl_item(cited: Citation) -> dict[str, Any]:
    """One item; the file is a list of it, as importers expect."""
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "article-newspaper" if cited.outlet else "webpage",
        "title": cited.title,
        "author": [_name(signer) for signer in cited.signers],
        "container-title": cited.outlet or cited.archive,
        "issued": {"date-parts": [list(cited.issued)]} if cited.issued else None,
        "language": cited.language,
        "abstract": cited.abstract,
        "archive": cited.archive,
        "note": cited.note,
        "URL": cited.address,
    }
    return {name: value for name, value in item.items() if value}


def _name(signer: Signer) -> dict[str, str]:
    return {"family": signer.family, "given": signer.given} if signer.family else {"literal": signer.name}
