"""What a person answers, by option or at a prompt → a value that front matter may hold, or a refusal that says what would be right."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from generator import INTERFACE_LANGUAGES
from generator.annotators import dates
from generator.annotators.reading import read
from generator.chronology import is_edtf, is_publication_date
from generator.errors import UsageError
from generator.i18n import Catalogue, date_words
from generator.languages import LANGUAGES
from generator.model import Article, Block, BlockKind, DateOf, EntityKind, Rights, Source, Span
from generator.rawtext import hidden_characters
from generator.schema import LINE_LIMIT, NOTE_LIMIT, URL_LIMIT, LanguageCode, WikidataId, is_file_name, is_web_address

_LANGUAGE: TypeAdapter[str] = TypeAdapter(LanguageCode)
_WIKIDATA: TypeAdapter[str] = TypeAdapter(WikidataId)
_LONGEST_DATE = 80
_TODAY = {"сегодня", "today", "бүгін", "сьогодні"}
_KINDS = {
    "человек": "person", "организация": "organization", "место": "place", "тема": "topic",
    "адам": "person", "ұйым": "organization", "жер": "place", "тақырып": "topic",
}  # fmt: skip
_SEASONS = (21, 22, 23, 24)
_YEAR = re.compile(r"[1-9][0-9]{3}$")
_OF_THE_YEAR = re.compile(r"\s+(года|г\.)$")


class Refused(UsageError):
    """One answer is not taken. The message stands behind the option's name, or before the question is put again."""


@dataclass(frozen=True, slots=True)
class Answers:
    words: Catalogue
    """In which refusals are told."""
    language: str
    """In which dates may be written in words."""
    today: date
    """From which «вчера» is counted."""

    def line(self, given: str, limit: int = LINE_LIMIT) -> str:
        """As the archive reads it: composed (NFC), white space as one space."""
        value = self.text(given)
        value = " ".join(value.split())
        if not value:
            raise Refused(self.words.gettext("nothing is written there"))
        if len(value) > limit:
            wrong = self.words.gettext("%(length)s characters are too many: at most %(limit)s fit")
            raise Refused(wrong % {"length": len(value), "limit": limit})
        return value

    def note(self, given: str) -> str:
        return self.line(given, NOTE_LIMIT)

    def text(self, given: str) -> str:
        """Of any length, with its line ends."""
        try:
            given.encode()
        except UnicodeEncodeError as error:
            raise Refused(self.words.gettext("the words are not in UTF-8")) from error
        hidden = hidden_characters(given)
        if hidden:
            wrong = self.words.gettext(
                "there is a character in it that does not show (%(character)s); type the words anew"
            )
            raise Refused(wrong % {"character": str(hidden[0].found).rpartition(" ")[2]})
        return unicodedata.normalize("NFC", given.replace("\r\n", "\n").replace("\r", "\n"))

    def published(self, given: str) -> str:
        value = self._date(given)
        if not is_publication_date(value):
            wrong = self.words.gettext(
                "«%(value)s» is no day of publication; write 2025-11-07 or 7 November 2025, "
                "and where only bounds are known 2025-12-16/2025-12-31"
            )
            raise Refused(wrong % {"value": _short(given)})
        return value

    def happened(self, given: str) -> str:
        value = self._date(given)
        if not is_edtf(value):
            wrong = self.words.gettext(
                "«%(value)s» is no date; write 6 November 2025, November 2025, summer of 2025, 2020–2025, "
                "or in EDTF: 2025-11-06, 2025-11, 2025-22, 2020/2025"
            )
            raise Refused(wrong % {"value": _short(given)})
        return value

    def address(self, given: str) -> str:
        value = self.text(given).strip()
        if not is_web_address(value):
            wrong = self.words.gettext(
                "«%(value)s» is no web address; it begins with https:// or http:// and has at most %(limit)s characters"
            )
            raise Refused(wrong % {"value": _short(given), "limit": URL_LIMIT})
        return value

    def tongue(self, given: str) -> str:
        value = given.strip().lower()
        if not _fits(_LANGUAGE, value):
            wrong = self.words.gettext("«%(value)s» is no language code; write two small letters, such as kk or en")
            raise Refused(wrong % {"value": _short(given)})
        return value

    def rights(self, given: str) -> str:
        value = given.strip().lower()
        if value not in list(Rights):
            wrong = self.words.gettext("«%(value)s» is none of digest, excerpt, full")
            raise Refused(wrong % {"value": _short(given)})
        return value

    def kind(self, given: str) -> EntityKind:
        value = given.strip().lower()
        value = _KINDS.get(value, value)
        if value not in list(EntityKind):
            wrong = self.words.gettext("«%(value)s» is none of person, organization, place, topic")
            raise Refused(wrong % {"value": _short(given)})
        return EntityKind(value)

    def wikidata(self, given: str) -> str:
        value = given.strip().upper()
        if not _fits(_WIKIDATA, value):
            wrong = self.words.gettext("«%(value)s» is no number of Wikidata; it looks like Q30")
            raise Refused(wrong % {"value": _short(given)})
        return value

    def id(self, given: str) -> str:
        value = given.strip().removesuffix(".md")
        if not is_file_name(value):
            wrong = self.words.gettext(
                "«%(value)s» cannot be a file's name; use small Latin letters, digits and single hyphens: bill-klinton"
            )
            raise Refused(wrong % {"value": _short(given)})
        return value

    def name_in(self, given: str) -> tuple[str, str]:
        """`kk=Ақорда` → the language and the name."""
        tongue, equals, name = given.partition("=")
        if not equals:
            wrong = self.words.gettext("«%(value)s» does not say the language; write kk=… or en=…")
            raise Refused(wrong % {"value": _short(given)})
        return self.tongue(tongue), self.line(name)

    def _date(self, given: str) -> str:
        """EDTF as it is; other ways of writing a date as the archive reads them in texts; else what was given."""
        value = self.line(given)
        if is_edtf(value) or len(value) > _LONGEST_DATE:
            return value
        tongues = dict.fromkeys((self.language, "ru", "en"))
        return next((edtf for tongue in tongues if (edtf := self._read(value, tongue))), value)

    def _read(self, words: str, tongue: str) -> str:
        if words.casefold() in _TODAY:
            return self.today.isoformat()
        if season := _season(words, tongue):
            return season
        found = dates.annotate(read(_sentence(words, tongue, self.today))) if tongue in LANGUAGES else ()
        whole = [each.value for each in found if each.span == Span(0, len(words))]
        return whole[0].edtf if len(found) == len(whole) == 1 and isinstance(whole[0], DateOf) else ""


def _season(words: str, tongue: str) -> str:
    """«лето 2025», as the site itself writes it: in a text, a season in the nominative is too vague to be taken for a date."""
    words = _OF_THE_YEAR.sub("", words)
    year = _YEAR.search(words)
    if not year or tongue not in INTERFACE_LANGUAGES:
        return ""
    said = words.casefold()
    return next((edtf for n in _SEASONS if date_words(edtf := f"{year[0]}-{n}", tongue).casefold() == said), "")


def _sentence(text: str, language: str, today: date) -> Article:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    return Article(
        "", language, text, today.isoformat(), Source(None), Rights.FULL, text, text, blocks, corrections=(), path=""
    )


def _fits(adapter: TypeAdapter[str], value: str) -> bool:
    try:
        adapter.validate_python(value)
    except (ValidationError, UnicodeEncodeError):  # half of a surrogate pair is no text to pydantic
        return False
    return True


def _short(given: str) -> str:
    """For a message: on one line, without what does not show."""
    shown = "".join(char if char.isprintable() else "�" for char in " ".join(given.split()))
    return shown if len(shown) <= 60 else shown[:59] + "…"
