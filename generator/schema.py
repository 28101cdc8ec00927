"""What a contributor may write in front matter: one model a kind of file. Every field says what it is for.

The field names are the keys in the files. `title` and all other texts are plain: no Markdown, no HTML.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from generator.chronology import EDTF_PATTERN, PUBLICATION_PATTERN, is_edtf, is_publication_date
from generator.errors import Message
from generator.model import Rights
from generator.urls import is_sound

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LIMIT = 120
LINE_LIMIT = 300
NOTE_LIMIT = 1000
URL_LIMIT = 2000
_URL = re.compile(r"""https?://[^\s/?#<>"']+[^\s<>"']*""")
_YEAR = re.compile(r"[0-9]{4}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
# Windows refuses files of these names, so a checkout there would fail.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


class Unfit(ValueError):
    """A value that is none of its kind: what was found, what would be right, and which of the kinds of `meant.py` it was to be."""

    def __init__(self, found: Message, mend: Message, kind: str = "") -> None:
        super().__init__(f"{found}; {mend}")
        self.found = found
        self.mend = mend
        self.kind = kind


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _edtf(value: str) -> str:
    if not is_edtf(value):
        mend = Message("Write 2025-11-06, 2025-11, 2025, 2025-22 (summer) or 2020/2025")
        raise Unfit(Message("«%(value)s» is no date", value=value), mend, "date")
    return value


def _publication(value: str) -> str:
    if not is_publication_date(value):
        mend = Message("Write a day, 2025-11-07, or where only bounds are known 2025-12-16/2025-12-31")
        raise Unfit(Message("«%(value)s» is no publication date", value=value), mend, "publication")
    return value


def is_file_name(stem: str) -> bool:
    """Whether a file of content/ may be called so, without .md."""
    return ID.fullmatch(stem) is not None and len(stem) <= ID_LIMIT and stem not in DEVICES


def is_web_address(value: str) -> bool:
    """An http or https address with a host, short enough to be written into front matter."""
    return len(value) <= URL_LIMIT and _URL.fullmatch(value) is not None and is_sound(value)


def _url(value: str) -> str:
    if not is_web_address(value):
        mend = Message("It begins with https:// or http:// and has at most %(limit)s characters", limit=URL_LIMIT)
        raise Unfit(Message("«%(value)s» is no web address", value=value), mend, "url")
    return value


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        mend = Message("Write the name of an entity's file without .md, such as bill-klinton")
        raise Unfit(Message("«%(value)s» is no id", value=value), mend, "id")
    return value


def _former(value: str) -> str:
    year, slash, id = value.rpartition("/")
    if not ID.fullmatch(id) or (slash and not _YEAR.fullmatch(year)):
        mend = Message(
            "Write the file's name of then without .md, and in front of it the year of its folder where that was another: "
            "2024/2024-12-31-sammit"
        )
        raise Unfit(Message("«%(value)s» is no former name", value=value), mend)
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        mend = Message("Write two small letters, such as kk or en")
        raise Unfit(Message("«%(value)s» is no language code", value=value), mend, "language")
    return value


def _wikidata(value: str) -> str:
    if not _WIKIDATA.fullmatch(value):
        mend = Message("Write it with its Q, such as Q30, and only where certain")
        raise Unfit(Message("«%(value)s» is no Wikidata id", value=value), mend, "wikidata")
    return value


def _listed(value: Any) -> Any:
    """A single value where a list is meant is a list of one; an empty key is an empty list."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


# What JSON Schemas say of a value that `check` reads as text: an editor's YAML makes a number of `2025`, and of `yes` or `true` a truth.
_WORD = {"type": ["string", "number", "boolean"]}
_TEXT = _WORD | {"maxLength": LINE_LIMIT, "pattern": r"\S"}
_NUMBER = {"type": ["integer", "boolean"], "minimum": 0}
_ANY_ID = {"anyOf": [{"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": ID_LIMIT}, _NUMBER]}
_ANY_FORMER = {
    "anyOf": [
        {"type": "string", "pattern": f"^({_YEAR.pattern}/)?{ID.pattern}$", "maxLength": ID_LIMIT + 5},
        _NUMBER,
    ]
}


def _list_of(item: dict[str, Any]) -> WithJsonSchema:
    """What `_listed` takes for a list."""
    return WithJsonSchema({"anyOf": [{"type": "array", "items": item}, item, {"type": "null"}]})


Line = Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=LINE_LIMIT), WithJsonSchema(_TEXT)]
Note = Annotated[
    str,
    AfterValidator(_one_line),
    Field(max_length=NOTE_LIMIT),
    WithJsonSchema(_WORD | {"maxLength": NOTE_LIMIT}),
]
EDTF = Annotated[
    str,
    AfterValidator(_edtf),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": EDTF_PATTERN}, {"type": "integer", "minimum": 1000, "maximum": 9999}]}
    ),
]
PublicationDate = Annotated[
    str, AfterValidator(_publication), WithJsonSchema({"type": "string", "pattern": PUBLICATION_PATTERN})
]
URL = Annotated[
    str,
    AfterValidator(_url),
    WithJsonSchema({"type": "string", "pattern": f"^{_URL.pattern}$", "maxLength": URL_LIMIT}),
]
Id = Annotated[str, AfterValidator(_id), Field(max_length=ID_LIMIT), WithJsonSchema(_ANY_ID)]
LanguageCode = Annotated[
    str, AfterValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"})
]
WikidataId = Annotated[
    str, AfterValidator(_wikidata), WithJsonSchema({"type": "string", "pattern": f"^{_WIKIDATA.pattern}$"})
]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed), _list_of(_TEXT)]
Notes = Annotated[tuple[Note, ...], BeforeValidator(_listed), _list_of(_WORD | {"maxLength": NOTE_LIMIT})]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_listed), _list_of(_ANY_ID)]
Former = Annotated[str, AfterValidator(_former), Field(max_length=ID_LIMIT + 5), WithJsonSchema(_ANY_FORMER)]
FormerNames = Annotated[tuple[Former, ...], BeforeValidator(_listed), _list_of(_ANY_FORMER)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceFields(_Strict):
    name: Line | None = Field(
        default=None, description="the outlet, as it writes itself; leave out where it is not known"
    )
    url: URL | None = Field(default=None, description="the address of this very article")
    author: Line | None = Field(default=None, description="who signed it; several in one line, parted by commas")
    cites: Lines = Field(default=(), description="the outlets it passes on, the nearest first")


class ImportedFields(_Strict):
    file: Line = Field(description="the original's file name")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="of the original's bytes")


class ArticleFields(_Strict):
    title: Line = Field(description="the headline")
    date: PublicationDate = Field(description="the day of publication, or its bounds")
    description: Note = Field(default="", description="one sentence under the headline")
    language: LanguageCode | None = Field(
        default=None, description="the text's language, such as kk; the site's where left out"
    )
    source: SourceFields = Field(
        default=SourceFields(), description="who published it and whom it passes on: {name: …, url: …, cites: […]}"
    )
    rights: Rights = Field(default=Rights.DIGEST, description="what may be published of it: full, excerpt or digest")
    title_from: str = Field(
        default="source", pattern="^(source|lead)$", description="lead: the importer made the headline"
    )
    date_evidence: Notes = Field(default=(), description="the sentences that bound the date, the lower bound's first")
    was: FormerNames = Field(
        default=(), description="former names of the file, whose addresses lead here: 2025-11-07-sammit"
    )
    imported: ImportedFields | None = Field(default=None, description="written by «letopis import»")


class EntityFields(_Strict):
    name: Line = Field(description="nominative, as a headline writes it")
    names: dict[LanguageCode, Line] = Field(
        default_factory=dict, description="the name in other languages: {kk: …, en: …}"
    )
    aliases: Lines = Field(default=(), description="other names that mean it wherever they stand")
    forms: Lines = Field(default=(), description="further word forms, exactly as texts have them")
    wikidata: WikidataId | None = Field(default=None, description="its Wikidata id, such as Q30; only where certain")
    same_as: Ids = Field(default=(), description="ids that were merged into this one")
    only_in: Ids = Field(default=(), description="ids of the articles in which alone its names mean it")
    not_in: Ids = Field(default=(), description="ids of articles in which its names mean somebody else")


class EventFields(_Strict):
    date: EDTF = Field(description="when it happened")
    title: Line = Field(description="what happened, as a headline")
    entities: Ids = Field(
        default=(), description="ids of who and where; two of them and the date in a sentence tell of this event"
    )
    same_as: Ids = Field(default=(), description="ids that were merged into this one, or that it had before")


class ClaimFields(_Strict):
    article: Line = Field(description="an article's id: the name of its file without .md")
    words: Line = Field(description="the words that make the claim, as the article's text has them")


def _of_several(claims: tuple[ClaimFields, ...]) -> tuple[ClaimFields, ...]:
    if len({claim.article for claim in claims}) < 2:
        mend = Message("Write a line «- {article: …, words: …}» for each of them")
        raise Unfit(Message("there are not two articles that differ"), mend)
    return claims


class DisagreementFields(_Strict):
    title: Line = Field(description="what the articles differ on, as a headline")
    claims: Annotated[tuple[ClaimFields, ...], AfterValidator(_of_several)] = Field(
        description="a list with a line «- {article: …, words: …}» for each article",
        json_schema_extra={"minItems": 2},
    )
    was: Ids = Field(default=(), description="former names of the file, whose addresses lead here")


class ProseFields(_Strict):
    title: Line = Field(description="the page's title")
    description: Note = Field(default="", description="one sentence, for search engines")
    was: Ids = Field(default=(), description="former names of the file, whose addresses lead here")
