"""The JSON Schemas of front matter say what `check` says, of the same files, whatever an editor's YAML makes of their values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel, ValidationError

from generator import INTERFACE_LANGUAGES, frontmatter
from generator.chronology import EDTF_PATTERN, is_edtf
from generator.editing.fields import FIELDS
from generator.editing.schemas import KINDS, Kind, schema, schemas
from generator.urls import CONTENT_SCHEMAS
from tests.archives import SMALL
from tests.unit.exports.written import PLAIN, URL, exported
from tests.unit.test_content import ARTICLE, DIFFER, ENTITY, EVENT, GOOD, UNSOUND

BY_NAME = {kind.name: kind for kind in KINDS}
VALIDATORS = {kind.name: Draft7Validator(schema(kind, "", "ru")) for kind in KINDS}

# What no schema of one file's values can see.
CALENDAR = "no such day"
BETWEEN_VALUES = "one article that differs with itself"


def kind_of(path: str) -> Kind | None:
    return next((kind for kind in KINDS if fnmatch(path, kind.files)), None)


_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def as_editors_read(source: str) -> Any:
    """Front matter by the core schema of YAML 1.2, which the `yaml` package of editors' plugins follows."""

    def value(node: yaml.Node | None) -> Any:
        if isinstance(node, yaml.MappingNode):
            return {key.value: value(each) for key, each in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [value(each) for each in node.value]
        assert isinstance(node, yaml.ScalarNode)
        word = str(node.value)
        if node.style:
            return word
        if word in ("", "~", "null", "Null", "NULL"):
            return None
        if word in ("true", "True", "TRUE", "false", "False", "FALSE"):
            return word.lower() == "true"
        if _INTEGER.fullmatch(word):
            return int(word)
        return float(word) if _NUMBER.fullmatch(word) else word

    return value(yaml.compose(source, yaml.CSafeLoader))


def matter_of(text: str) -> str:
    return text.partition("---\n")[2].partition("\n---")[0] + "\n"


def model_takes(model: type[BaseModel], text: str) -> bool:
    try:
        model.model_validate(frontmatter.read(text).data)
    except ValidationError:
        return False
    return True


def schema_takes(kind: Kind, text: str) -> bool:
    return bool(VALIDATORS[kind.name].is_valid(as_editors_read(matter_of(text))))


# --------------------------------------------------------------------------------------------------------- whole files


def sound() -> Iterator[tuple[str, str]]:
    yield from SMALL.items()
    yield from {
        ARTICLE: GOOD,
        "entities/places/a.md": ENTITY,
        "events/a.md": EVENT,
        "disagreements/a.md": DIFFER,
    }.items()
    content = Path(__file__).parents[3] / "content"
    for path in sorted(content.glob("*/**/*.md")):
        yield path.relative_to(content).as_posix(), path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("path", "text"), [pytest.param(*case, id=case[0]) for case in sound()])
def test_what_is_sound_is_valid(path: str, text: str) -> None:
    kind = kind_of(path)
    assert kind
    assert model_takes(kind.model, text)
    assert list(VALIDATORS[kind.name].iter_errors(as_editors_read(matter_of(text)))) == []


def unsound() -> Iterator[tuple[str, Kind, str]]:
    """Of the bad examples, those whose front matter can be read: what is wrong with the others, a YAML plugin says itself."""
    for case in UNSOUND:
        for path, text in case[1].items():
            kind = kind_of(path)
            if kind and isinstance(text, str) and not frontmatter.read(text).problems:
                yield case[0], kind, text


def test_bad_values_are_refused_and_what_is_wrong_elsewhere_is_not() -> None:
    refused: set[str] = set()
    missed: set[str] = set()
    for name, kind, text in unsound():
        takes = schema_takes(kind, text)
        assert takes or not model_takes(kind.model, text), name
        if not takes:
            refused.add(name)
        elif not model_takes(kind.model, text):
            missed.add(name)
    assert missed == {CALENDAR, BETWEEN_VALUES}
    assert {"no title", "misspelt key", "misspelt key inside", "rights of no kind", "a script as source"} <= refused
    assert {"a month as publication date", "an open interval", "a claim without words"} <= refused
    assert len(refused) >= 12


# --------------------------------------------------------------------------------------------------------- every field

BASES = {
    "article": {"title": "Т", "date": "2025-11-07"},
    "entity": {"name": "Т"},
    "event": {"title": "Т", "date": "2025"},
    "disagreement": {"title": "Т", "claims": "[{article: a, words: б}, {article: c, words: д}]"},
    "page": {"title": "Т"},
}

# As contributors type them.
VALUES = [
    "", "~", "''", "' '", "слово", "два слова", "'Саммит: итоги'", "2025", "12.5", "true", "yes", "no", "null", "'null'",
    "2025-11-07", "2025-11", "2025-13", "2025-22", "2025~", "199X", "2020/2025", "2025-12-16/2025-12-31", "2025-11-07/..",
    "../2029", "'{2025-09,2025-11}'", "'[1991,1992]'", "06.11.2025", "вчера", "0",
    "Q30", "Q0", "q30", "30", "https://a.kz/б?x=1", "http://a.kz", "//a.kz", "javascript:alert(1)", "'https://a.kz/ б'",
    "kk", "kaz", "KK", "ru-RU", "english", "full", "digest", "mine", "source", "lead",
    "fokus", "bill-klinton", "Билл", "a--b", "-a", "2024/2024-12-31-sammit", "24/a", "[]", "[fokus]", "[fokus, ~]", "[2025]",
    "[Один, Два]", "[[fokus]]", "[{}]", "{}", "{kk: Т}", "{KK: Т}", "{kk: ~}", "{kk: [Т]}", "{name: Т}", "{nmae: Т}", "{url: x}",
    "{cites: А}", "{cites: [А, Б]}", "{file: а, sha256: б}", "я" * 300, "я" * 301, "я" * 1001, "a" * 120, "a" * 121,
    "[{article: a, words: б}]", "[{article: a}, {article: б}]", "[{article: a, words: б, c: д}, {article: c, words: д}]",
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "key"), [(name, key) for name in BASES for key in (*BY_NAME[name].model.model_fields, "unknown")]
)
def test_of_every_key_and_value_schema_and_check_think_alike(kind: str, key: str) -> None:
    taken = 0
    for value in VALUES:
        fields = BASES[kind] | {key: value}
        text = "---\n" + "".join(f"{name}: {each}\n" for name, each in fields.items()) + "---\nТекст.\n"
        assert frontmatter.read(text).problems == ()
        assert schema_takes(BY_NAME[kind], text) == model_takes(BY_NAME[kind].model, text), value
        taken += schema_takes(BY_NAME[kind], text)
    assert taken < len(VALUES)


def test_the_pattern_of_dates_has_the_shape_of_dates() -> None:
    known = "2025 2025-11 2025-11-06 2025-22 199X 19XX 2025-11-XX ../2025 2025-11/ 2025/2026-01 [..1984] 2004-06~/2006 ~2025"
    wrong = "вчера 2025-13 25 2025-1-1 / ../.. 1960s 2025-32-01 {} [] 2025// 20256 2025-11-6"
    for edtf in (*known.split(), *wrong.split()):
        assert bool(re.search(EDTF_PATTERN, edtf)) == is_edtf(edtf), edtf


# ------------------------------------------------------------------------------------------------------ the schemas


def test_every_field_is_told_of_and_no_other() -> None:
    assert {model: set(model.model_fields) for model in FIELDS} == {model: set(told) for model, told in FIELDS.items()}


def test_examples_are_valid() -> None:
    def shapes(shape: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Any]]:
        yield from ((shape, example) for example in shape.get("examples", ()))
        items = [shape["items"]] if "items" in shape else []
        for inner in (*shape.get("properties", {}).values(), *shape.get("anyOf", ()), *items):
            yield from shapes(inner)

    tried = 0
    for kind in KINDS:
        for shape, example in shapes(schema(kind, "", "ru")):
            assert Draft7Validator(shape).is_valid(example), example
            tried += 1
    assert tried > 25


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_schemas_are_sound_and_speak_the_interfaces_language(language: str) -> None:
    for kind in KINDS:
        drawn = schema(kind, "", language)
        Draft7Validator.check_schema(drawn)
        assert bool(re.search("[а-яё]", drawn["title"])) == (language != "en")
        for about in drawn["properties"].values():
            assert bool(re.search("[а-яё]", about["description"])) == (language != "en"), about
            assert about.get("patternErrorMessage", about["description"]) == about["description"]
        date = drawn["properties"].get("date", {"pattern": "", "patternErrorMessage": ""})
        assert ("pattern" in date) == ("patternErrorMessage" in date)


def test_patterns_are_regular_expressions_of_javascript_too() -> None:
    """ajv compiles them with the flag `u`, under which a needless backslash is an error."""
    for name, text in schemas("", "ru"):
        for pattern in re.findall(r'"pattern": "(.*)"', text):
            needless = re.findall(r"\\(?![\[\](){}.*+?^$|/\\sSdDwW-])", json.loads(f'"{pattern}"'))
            assert needless == [], (name, pattern)


def test_the_site_has_them_at_their_address() -> None:
    found = exported(PLAIN)
    for kind in KINDS:
        drawn = json.loads(found[f"{CONTENT_SCHEMAS}{kind.name}.json"])
        assert drawn["$id"] == f"{URL}{CONTENT_SCHEMAS}{kind.name}.json"
    assert "$id" not in json.loads(exported(PLAIN, site_url="")[f"{CONTENT_SCHEMAS}article.json"])
