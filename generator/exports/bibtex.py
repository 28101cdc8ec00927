"""cite.bib beside every article: a BibTeX entry, for LaTeX, JabRef, Zotero. UTF-8, as biber and every manager of today read it."""

from __future__ import annotations

from generator.sharing.citation import Citation, Signer

NAME = "cite.bib"

LANGUAGES = {
    "ru": "russian",
    "kk": "kazakh",
    "en": "english",
    "uk": "ukrainian",
    "de": "german",
    "fr": "french",
    "tr": "turkish",
}
"""As babel and polyglossia call them, for hyphenation; of others nothing is said."""  # fmt: skip

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
# An address is printed as it stands; these would end the field or the entry.
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def entry(cited: Citation) -> str:
    """An article of a newspaper; where nobody names one, something online."""
    year, *_ = (*cited.issued, 0)
    fields = {
        "author": " and ".join(map(_name, cited.signers)),
        # A second pair of braces: styles that lower the case of titles leave this one alone.
        "title": f"{{{latex(cited.title)}}}",
        "journal": latex(cited.outlet),
        "date": "-".join(f"{part:02}" for part in cited.issued) if len(cited.issued) > 1 else "",
        "year": str(year) if year else "",
        "url": cited.address.translate(_IN_ADDRESS),
        "langid": LANGUAGES.get(cited.language, ""),
        "abstract": latex(cited.abstract),
        "note": latex(cited.note),
        "library": latex(cited.archive),
    }
    kind = "article" if cited.outlet else "online"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{cited.key},", *lines, "}", ""])


def latex(text: str) -> str:
    """Text as LaTeX prints it, without a command in it, and with two hyphens that stay two hyphens."""
    return text.translate(_LATEX).replace("--", "-{}-")


def _name(signer: Signer) -> str:
    """Braces keep a name that is not plainly a person's from being taken apart («Редакция и друзья» are not two authors)."""
    return f"{latex(signer.family)}, {latex(signer.given)}" if signer.family else f"{{{latex(signer.name)}}}"
