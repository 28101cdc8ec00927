"""cite.json beside every article: CSL-JSON, which every citation processor reads (citeproc, pandoc, Zotero)."""

from __future__ import annotations

import json
from typing import Any

from generator.sharing.citation import Citation, Signer

NAME = "cite.json"


def items(cited: Citation) -> str:
    """The file: a list of one, as importers expect."""
    return json.dumps([csl_item(cited)], ensure_ascii=False) + "\n"


def csl_item(cited: Citation) -> dict[str, Any]:
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
