"""What the commands say and what Babel must find of it: `Message`s in the code, and the descriptions of front matter's fields.

`python -m tests.commands` brings the catalogues `generator/locales/*/LC_MESSAGES/commands.po` up to date: what is new is added without a
translation, what nothing says any more is taken out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from pydantic import BaseModel

from generator import schema
from generator.wording import DOMAIN, LOCALES

PACKAGE = Path(__file__).parent.parent / "generator"
# Headers that Babel fills with nobody's address.
_PLACEHOLDERS = ('"Report-Msgid-Bugs-To: ', '"Last-Translator: ', '"Language-Team: ')
KEYWORDS = {"Message": None, "Plural": (1, 2)}


def descriptions() -> Iterator[str]:
    """Messages say them: «It is the headline»."""
    for model in vars(schema).values():
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from (field.description for field in model.model_fields.values() if field.description)


def template() -> Catalog:
    """Everything that a command can say."""
    found = Catalog(domain=DOMAIN, charset="utf-8")
    for path in sorted(PACKAGE.rglob("*.py")):
        with path.open("rb") as file:
            for _, message, _, context in extract("python", file, KEYWORDS):
                found.add(message if isinstance(message, str) else tuple(message), context=context)
    for description in descriptions():
        found.add(description)
    return found


def shipped(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)


def main() -> None:
    for path in sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        known = shipped(path.parts[-3])
        known.update(template(), no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
        written = io.BytesIO()
        write_po(written, known, width=120, no_location=True, sort_output=True, ignore_obsolete=True)
        lines = written.getvalue().decode("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith(_PLACEHOLDERS)), encoding="utf-8")


if __name__ == "__main__":
    main()
