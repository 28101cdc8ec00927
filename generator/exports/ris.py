"""cite.ris beside every article: the tagged format that EndNote, Mendeley and Zotero import."""

from __future__ import annotations

from generator.sharing.citation import Citation

NAME = "cite.ris"


def record(cited: Citation) -> str:
    """Every value is one line, so that none can begin with a tag of its own. Lines end with CR LF, as the format has it."""
    day = "/".join(f"{part:02}" for part in cited.issued)
    fields = [
        ("TY", "NEWS" if cited.outlet else "ELEC"),
        ("ID", cited.key),
        ("TI", cited.title),
        *(("AU", f"{one.family}, {one.given}" if one.family else one.name) for one in cited.signers),
        ("T2", cited.outlet or cited.archive),
        ("PY", day[:4]),
        # Year, month, day, and a fourth part for anything else: the slashes stand even where nothing is between them.
        ("DA", day + "/" * (4 - len(cited.issued)) if day else ""),
        ("LA", cited.language),
        ("AB", cited.abstract),
        ("N1", cited.note),
        ("DB", cited.archive),
        ("UR", cited.address),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"
