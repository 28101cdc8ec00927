"""Dates in words, and catalogues that are whole."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from generator import INTERFACE_LANGUAGES
from generator.chronology import NotEDTF
from generator.i18n import DOMAIN, LOCALES, catalogue, date_words, day_words, month_and_year, translations

DATES = {
    "2025-11-06": ("6 ноября 2025", "2025 ж. 6 қараша", "6 November 2025"),
    "2025-09": ("сентябрь 2025", "2025 ж. қыркүйек", "September 2025"),
    "2025-22": ("лето 2025", "2025 ж. жаз", "summer 2025"),
    "2025-24": ("зима 2024–2025", "2024–2025 жж. қыс", "winter 2024–2025"),
    "2023": ("2023 год", "2023 жыл", "2023"),
    "199X": ("1990-е", "1990-жылдар", "the 1990s"),
    "19XX": ("1900–1999", "1900–1999", "1900–1999"),
    "2025-11-XX": ("ноябрь 2025", "2025 ж. қараша", "November 2025"),
    "2025-11-06/2025-11-06": ("6 ноября 2025", "2025 ж. 6 қараша", "6 November 2025"),
    "2020/2025": ("2020–2025", "2020–2025", "2020–2025"),
    "2025-12-16/2025-12-31": ("16–31 декабря 2025", "2025 ж. 16–31 желтоқсан", "16–31 December 2025"),
    "2025-11-06/2025-12-01": (
        "6 ноября — 1 декабря 2025",
        "2025 ж. 6 қараша — 1 желтоқсан",
        "6 November – 1 December 2025",
    ),
    "2025-12-16/2026-01-03": (
        "16 декабря 2025 — 3 января 2026",
        "2025 ж. 16 желтоқсан — 2026 ж. 3 қаңтар",
        "16 December 2025 — 3 January 2026",
    ),
    "2025-09/2025-11": ("сентябрь — ноябрь 2025", "2025 ж. қыркүйек — қараша", "September – November 2025"),
    "2024-11/2025-02": (
        "ноябрь 2024 — февраль 2025",
        "2024 ж. қараша — 2025 ж. ақпан",
        "November 2024 — February 2025",
    ),
    "2025-09~": ("около сентября 2025", "шамамен 2025 ж. қыркүйек", "about September 2025"),
    "1994~": ("около 1994 года", "шамамен 1994 ж.", "about 1994"),
    "2025-22~": ("около лета 2025", "шамамен 2025 ж. жаз", "about summer 2025"),
    "199X~": ("около 1990-х", "шамамен 1990-жылдар", "about the 1990s"),
    "1994?": ("предположительно 1994 год", "болжам бойынша 1994 жыл", "probably 1994"),
    "2025-11-06%": (
        "предположительно около 6 ноября 2025",
        "болжам бойынша шамамен 2025 ж. 6 қараша",
        "probably about 6 November 2025",
    ),
    "../2025": ("до 2025 года", "2025 ж. және одан бұрын", "until 2025"),
    "2025-11/..": ("с ноября 2025", "2025 ж. қараша және одан кейін", "since November 2025"),
    "[1991,1992]": ("1991 год или 1992 год", "1991 жыл немесе 1992 жыл", "1991 or 1992"),
    "{2025-11-06,2025-11-07}": (
        "6 ноября 2025, 7 ноября 2025",
        "2025 ж. 6 қараша, 2025 ж. 7 қараша",
        "6 November 2025, 7 November 2025",
    ),
}


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_in_words(edtf: str) -> None:
    assert tuple(date_words(edtf, language) for language in ("ru", "kk", "en")) == DATES[edtf]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-11-06", "6 ноября"),
        ("2025-09", "сентябрь"),
        ("2025-22", "лето"),
        ("2025", "2025 год"),
        ("2025-12-16/2025-12-31", "16–31 декабря"),
        ("2025-11-06/2025-12-01", "6 ноября — 1 декабря"),
        ("2025-09~", "около сентября"),
        ("2024-11-06", "6 ноября 2024"),
    ],
)
def test_a_year_that_the_heading_says_is_not_said_again(edtf: str, words: str) -> None:
    assert date_words(edtf, "ru", 2025) == words


def test_what_is_no_date_has_no_words() -> None:
    with pytest.raises(NotEDTF):
        date_words("вчера", "ru")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 материал"),
        (2, "2 материала"),
        (5, "5 материалов"),
        (11, "11 материалов"),
        (21, "21 материал"),
        (112, "112 материалов"),
    ],
)
def test_russian_counts_in_three_forms(number: int, words: str) -> None:
    assert catalogue("ru").ngettext("%(num)s article", "%(num)s articles", number) % {"num": number} == words


def test_a_language_without_a_catalogue_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        translations("xx")


# ------------------------------------------------------------------------------------------------------- catalogues


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Catalog:
    """What `pybabel extract` finds, called as locales/babel.toml says."""
    target = tmp_path_factory.mktemp("messages") / "letopis.pot"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        CommandLineInterface().run(  # type: ignore[no-untyped-call]
            ["pybabel", "--quiet", "extract", "-F", "generator/locales/babel.toml", "-o", str(target), "."]
        )
    with target.open("rb") as file:
        return read_po(file)


def shipped(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN, abort_invalid=True)


def keys(messages: Catalog) -> set[tuple[str | None, str]]:
    return {(message.context, _first(message)) for message in messages if message.id}


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def test_there_is_something_to_translate(template: Catalog) -> None:
    assert len(keys(template)) > 100


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_a_catalogue_has_every_message_and_no_other(language: str, template: Catalog) -> None:
    found = shipped(language)
    assert keys(template) - keys(found) == set(), "not in the catalogue"
    assert keys(found) - keys(template) == set(), "nowhere used"
    assert not found.obsolete


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_message_is_translated_in_every_form(language: str) -> None:
    found = shipped(language)
    for message in found:
        if message.id:
            assert not message.fuzzy, message.id
            assert all(_strings(message)), f"{message.id} has no translation"
            forms = 1 if isinstance(message.id, str) else found.num_plurals
            assert len(_strings(message)) == forms, message.id


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_translations_keep_what_is_filled_in(language: str) -> None:
    slots = re.compile(r"%\(\w+\)s|\[\w+\]")
    for message in shipped(language):
        if message.id:
            for string in _strings(message):
                assert sorted(slots.findall(string)) == sorted(slots.findall(_first(message))), message.id


# What stands in commands and files as it is, whatever the reader speaks.
_TYPED = (
    r"--[a-z]+|letopis [a-z]+( entity)?|\b(kk|en)\b|digest|excerpt|full|person|organization|place|topic|entities/|\.md|EDTF|UTF"
    r"|https?://|\bQ30\b|bill-klinton|\bEnter\b|\bCtrl\+C\b"
)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_message_left_in_english_is_found(language: str) -> None:
    for message in shipped(language):
        if message.id and "pattern" not in (message.context or ""):
            words = re.sub(
                rf"%\(\w+\)s|\[\w+\]|Wikidata|JavaScript|FollowTheMoney|Aleph|JSON|gzip|pandas|{_TYPED}",
                "",
                "".join(_strings(message)),
            )
            assert not re.search("[A-Za-z]", words), message.id


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("day", [date(2025, 11, 6), date(1, 1, 1), date(9999, 12, 31), date(1994, 5, 30)])
def test_a_day_reads_as_babel_writes_it(language: str, day: date) -> None:
    words = catalogue(language)
    long, short = words.pgettext("date pattern", "d MMMM y"), words.pgettext("date pattern", "d MMMM")
    assert day_words(day, language) == format_date(day, long, locale=language)
    assert day_words(day, language, day.year) == format_date(day, short, locale=language)
    month = words.pgettext("date pattern", "MMMM y")
    assert month_and_year(day, language) == format_date(day, month, locale=language)
