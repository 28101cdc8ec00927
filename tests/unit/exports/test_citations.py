"""cite.bib, cite.ris and cite.json, each read back by a program that reads the format."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]  # it ships no types
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import (  # type: ignore[import-untyped]  # it ships no types
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]  # it ships no types

from generator.model import Rights, Source
from generator.sharing.citation import Signer, signers
from tests.factories import archive, article
from tests.unit.exports.written import EVIL, LETTER, PLAIN, READ, REPLY, UNDATED, URL, exported, hostile


@pytest.fixture(scope="module")
def plain() -> dict[str, str]:
    return exported(PLAIN)


@pytest.fixture(scope="module")
def evil() -> dict[str, str]:
    return exported(hostile())


def bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """The kind, the key and the fields of the only entry, as LaTeX would print them; the address as it stands, which it is to BibLaTeX."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware(keep_braced_groups=False)])
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert len(library.blocks) == 1
    fields = {field.key: str(field.value) for field in entry.fields}
    (plain,) = parse_string(text).entries
    # The reader prints the circumflex as the accent that it is on a typewriter.
    return (
        entry.entry_type,
        entry.key,
        {key: value.replace("ˆ", "^") for key, value in fields.items()}
        | {field.key: str(field.value) for field in plain.fields if field.key == "url"},
    )


def ris(text: str) -> dict[str, Any]:
    (record,) = rispy.loads(text, skip_unknown_tags=False)
    return dict(record)


def rendered(text: str) -> str:
    """A bibliography of the items, by the style that citeproc-py ships."""
    items = json.loads(text)
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(items), formatter.plain
    )
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return " ".join(str(entry) for entry in bibliography.bibliography())


# ------------------------------------------------------------------------------------------------------- BibTeX


def test_bibtex_names_the_outlet_as_the_journal(plain: dict[str, str]) -> None:
    kind, key, fields = bibtex(plain[f"{LETTER}cite.bib"])
    assert (kind, key) == ("article", "2025-11-07-pismo")
    assert fields == {
        "title": "Письмо о мосте и о реке",
        "journal": "Вестник",
        "date": "2025-11-07",
        "year": "2025",
        "url": f"{URL}{LETTER}",
        "langid": "russian",
        "abstract": "В Степногорске начали строить мост.",
        "note": "Пересказ, написанный для архива; со ссылкой на Голос степи ← Дальние новости.",
        "library": "Летопись",
    }


def test_bibtex_without_an_outlet_is_online(plain: dict[str, str]) -> None:
    kind, _, fields = bibtex(plain[f"{REPLY}cite.bib"])
    assert kind == "online"
    assert "journal" not in fields


def test_bibtex_of_an_undated_article_says_what_is_known(plain: dict[str, str]) -> None:
    fields = bibtex(plain[f"{UNDATED}cite.bib"])[2]
    assert (fields["date"], fields["year"]) == ("2025-12", "2025")
    assert "без даты (16–31 декабря 2025)" in fields["note"]


def test_bibtex_holds_hostile_text_in_its_field(evil: dict[str, str]) -> None:
    """No brace of the text opens or closes a group, and no backslash begins a command of it."""
    text = evil[f"{EVIL}cite.bib"]
    kind, _, fields = bibtex(text)
    assert kind == "article"
    assert fields["journal"] == fields["abstract"] == READ
    assert fields["url"] == f"{URL}{EVIL}"
    assert fields["author"].endswith("Ли, Анна")
    ours = {r"\textbackslash", r"\textasciitilde", r"\textasciicircum"}
    assert set(re.findall(r"\\[a-zA-Z]+", text)) == ours


def test_an_address_ends_no_field() -> None:
    evil = exported(hostile(), site_url="")
    assert bibtex(evil[f"{EVIL}cite.bib"])[2]["url"] == "https://evil.example/%7Bx%7D%5C%22q?a=1&b=%20#%3C%D0%B9"


# ---------------------------------------------------------------------------------------------------------- RIS


def test_ris_is_news_of_the_outlet(plain: dict[str, str]) -> None:
    found = ris(plain[f"{LETTER}cite.ris"])
    assert found["type_of_reference"] == "NEWS"
    assert found["title"] == "Письмо о мосте и о реке"
    assert found["secondary_title"] == "Вестник"
    assert (found["date"], found["year"]) == ("2025/11/07/", "2025")
    assert found["urls"] == [f"{URL}{LETTER}"]
    assert found["language"] == "ru"
    assert found["name_of_database"] == "Летопись"


def test_ris_without_an_outlet_is_electronic(plain: dict[str, str]) -> None:
    found = ris(plain[f"{REPLY}cite.ris"])
    assert (found["type_of_reference"], found["secondary_title"]) == ("ELEC", "Летопись")


def test_ris_of_an_undated_article_says_what_is_known(plain: dict[str, str]) -> None:
    found = ris(plain[f"{UNDATED}cite.ris"])
    assert (found["date"], found["year"]) == ("2025/12//", "2025")


def test_ris_takes_no_tag_from_a_text(evil: dict[str, str]) -> None:
    text = evil[f"{EVIL}cite.ris"]
    found = ris(text)
    assert found["type_of_reference"] == "NEWS"
    assert found["title"] == found["secondary_title"] == found["abstract"] == READ
    assert found["authors"][-1] == "Ли, Анна"
    assert text.endswith("\r\nER  - \r\n")


# ----------------------------------------------------------------------------------------------------- CSL-JSON


def test_csl_is_printed_as_a_newspaper_article(plain: dict[str, str]) -> None:
    (item,) = json.loads(plain[f"{LETTER}cite.json"])
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2025, 11, 7]]}
    words = rendered(plain[f"{LETTER}cite.json"])
    for part in ("Письмо о мосте и о реке", "Вестник", "2025", f"{URL}{LETTER}"):
        assert part in words


def test_csl_says_no_day_that_is_not_known(plain: dict[str, str]) -> None:
    (item,) = json.loads(plain[f"{UNDATED}cite.json"])
    assert item["issued"] == {"date-parts": [[2025, 12]]}
    assert "2025" in rendered(plain[f"{UNDATED}cite.json"])


def test_csl_prints_hostile_text_as_text(evil: dict[str, str]) -> None:
    (item,) = json.loads(evil[f"{EVIL}cite.json"])
    assert item["title"] == item["container-title"] == item["archive"] == READ
    assert item["author"][-1] == {"family": "Ли", "given": "Анна"}
    assert "Ли, А." in rendered(evil[f"{EVIL}cite.json"])


def test_two_years_have_no_year_in_common() -> None:
    texts = exported(archive([article("2025-12-30-n", "Да.", published="2025-12-30/2026-01-02", source=Source("Ы"))]))
    folder = "articles/2025/2025-12-30-n/"
    assert "issued" not in json.loads(texts[f"{folder}cite.json"])[0]
    assert "year" not in bibtex(texts[f"{folder}cite.bib"])[2]
    assert "year" not in ris(texts[f"{folder}cite.ris"])
    assert "30 декабря 2025" in json.loads(texts[f"{folder}cite.json"])[0]["note"]


# ----------------------------------------------------------------------------------------------------- who signed


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Иван Петров", [("Иван", "Петров")]),
        ("А. Петров, Айгүл Әлімова", [("А.", "Петров"), ("Айгүл", "Әлімова")]),
        ("Жан-Пьер О’Нил", [("Жан-Пьер", "О’Нил")]),
        ("Редакция Вестника", [("", "")]),
        ("Иван Петрович Иванов", [("", "")]),
        ("пресс-служба министерства", [("", "")]),
        ("Kursiv Media 24", [("", "")]),
        ("", []),
        (" , ", []),
    ],
)
def test_only_a_plain_name_is_parted(byline: str, expected: list[tuple[str, str]]) -> None:
    found = signers(byline)
    assert [(one.given, one.family) for one in found] == expected
    assert all(one.name for one in found)


def test_a_name_is_kept_as_it_was_signed() -> None:
    assert signers("Иван  Петрович Иванов") == (Signer("Иван Петрович Иванов"),)


def test_without_an_address_the_original_is_cited() -> None:
    texts = exported(PLAIN, site_url="")
    assert json.loads(texts[f"{LETTER}cite.json"])[0]["URL"] == "https://vestnik.example/1"
    assert "URL" not in json.loads(texts[f"{REPLY}cite.json"])[0]


def test_a_title_that_is_not_the_text_s_own_is_told(plain: dict[str, str]) -> None:
    assert json.loads(plain[f"{REPLY}cite.json"])[0]["note"] == (
        "Пересказ, написанный для архива. У текста не было заголовка; этот взят из его первого предложения."
    )


def test_of_a_whole_text_nothing_need_be_said() -> None:
    whole = archive([article("2025-11-07-a", "Да.", source=Source("Вестник"), rights=Rights.FULL)])
    assert "note" not in json.loads(exported(whole)["articles/2025/2025-11-07-a/cite.json"])[0]
