"""What the commands say: catalogues that are whole, and messages that are translated when they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from generator import content, wording
from generator.cli.options import Language
from generator.errors import VALUE_LIMIT, Message, Plural
from generator.wording import said
from tests import commands
from tests.unit.test_content import UNSOUND
from tests.unit.test_fixing import ONE_ANSWER, TWO_ANSWERS

TRANSLATED = sorted(path.parts[-3] for path in wording.LOCALES.glob(f"*/LC_MESSAGES/{wording.DOMAIN}.po"))
CASES: list[tuple[str, Mapping[str, str | bytes]]] = [
    *((case[0], case[1]) for case in UNSOUND),
    *((case[0], case[1]) for case in ONE_ANSWER),
    *TWO_ANSWERS,
]


def first(entry: Entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def strings(entry: Entry) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())


def entries(catalogue: Catalog) -> dict[str, Entry]:
    return {first(entry): entry for entry in catalogue if entry.id}


@pytest.fixture(scope="module")
def template() -> dict[str, Entry]:
    return entries(commands.template())


def test_every_language_that_can_be_asked_for_is_there() -> None:
    assert sorted({*TRANSLATED, "en"}) == sorted(language.value for language in Language)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_every_message_and_no_other(language: str, template: dict[str, Entry]) -> None:
    assert len(template) > 150
    found = entries(commands.shipped(language))
    assert template.keys() - found.keys() == set(), "run `python -m tests.commands` and translate what is empty"
    assert found.keys() - template.keys() == set(), "nobody says it"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_with_what_is_filled_in(language: str) -> None:
    slots = re.compile(r"%\(\w+\)s")
    catalogue = commands.shipped(language)
    for msgid, entry in entries(catalogue).items():
        assert not entry.fuzzy, msgid
        assert len(strings(entry)) == (1 if isinstance(entry.id, str) else catalogue.num_plurals), msgid
        for string in strings(entry):
            assert string, f"{msgid} has no translation"
            assert sorted(slots.findall(string)) == sorted(slots.findall(msgid)), msgid
            assert string.endswith("?") == msgid.endswith("?"), msgid


# What a contributor types as it stands: keys, commands, names of formats.
TYPED = re.compile(
    r"Content-Security-Policy|GitHub Pages|Jinja"
    r"|%\(\w+\)s|\{.*\}|\[[^]]*\]|[a-z]+://|\S+:(?=[,. )]|$)|[a-z_]+:\S+|[\w-]*/[\w/.-]*|\.\w+|--[a-z]+|stdin|letopis (new )?\w+"
    r"|was|not_in|only_in|id|title|date|lead|full|excerpt|digest|kk|en|bill-klinton|\d\S*-sammit|Q\d*|UTF-8|YAML|Markdown|macOS|Windows"
)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_message_left_in_english_is_found(language: str) -> None:
    for msgid, entry in entries(commands.shipped(language)).items():
        for string in strings(entry):
            assert not re.search("[A-Za-z]", TYPED.sub("", string)), (msgid, string)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogues_are_read_as_babel_reads_them(language: str) -> None:
    catalogue = commands.shipped(language)
    read = wording.catalogue(language)
    assert read.strings == {msgid: list(strings(entry)) for msgid, entry in entries(catalogue).items()}
    assert {read.form(number) for number in range(200)} == set(range(catalogue.num_plurals))


def messages(message: Message) -> Iterator[Message]:
    yield message
    for _, value in message.values:
        if isinstance(value, Message):
            yield from messages(value)


@pytest.mark.parametrize("files", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_what_readers_say_is_in_every_catalogue(tmp_path: Path, files: Mapping[str, str | bytes]) -> None:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems = content.read(tmp_path).problems
    assert problems
    for problem in problems:
        for message in (*messages(problem.found), *messages(problem.mend)):
            for language in TRANSLATED:
                assert message.msgid in wording.catalogue(language).strings


def test_a_message_is_translated_with_the_messages_in_it() -> None:
    message = Message("%(key)s: %(found)s", key="title", found=Message("%(value)s is no text", value=Message("a list")))
    assert str(message) == said(message, "en") == "title: a list is no text"
    assert said(message, "ru") == "title: список вместо текста"


@pytest.mark.parametrize(
    ("number", "ru", "en"),
    [
        (0, "0 ошибок", "0 errors"),
        (1, "1 ошибка", "1 error"),
        (22, "22 ошибки", "22 errors"),
        (111, "111 ошибок", "111 errors"),
    ],
)
def test_counted(number: int, ru: str, en: str) -> None:
    counted = Plural("%(number)s error", "%(number)s errors", number)
    assert (said(counted, "ru"), said(counted, "en"), str(counted)) == (ru, en, en)


def test_what_is_filled_in_is_neither_a_pattern_nor_without_end() -> None:
    message = Message("the key «%(key)s» is not known", key="100% %(key)s " + "x" * 10_000)
    assert str(message).startswith("the key «100% %(key)s xxx")
    assert len(said(message, "ru")) < VALUE_LIMIT + 50


def test_a_language_without_a_catalogue_is_spoken_to_in_english() -> None:
    assert said(Message("a list"), "xx") == "a list"
