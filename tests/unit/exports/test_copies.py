"""article.md: the words of the page, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator import markdown
from generator.markdown import uncorrected
from generator.model import Source
from tests.factories import archive, article
from tests.unit.exports.written import EVIL, LETTER, PLAIN, READ, TRAP, UNDATED, URL, exported, hostile


def read(text: str) -> tuple[dict[str, Any], str]:
    """The front matter and the body."""
    _, matter, body = text.split("---\n", 2)
    return yaml.safe_load(matter), body


def test_the_front_matter_says_whose_the_text_is() -> None:
    matter, body = read(exported(PLAIN)[f"{LETTER}article.md"])
    assert matter == {
        "title": "Письмо о мосте и о реке",
        "date": "2025-11-07",
        "description": "В Степногорске начали строить мост.",
        "source": {"name": "Вестник", "url": "https://vestnik.example/1", "cites": ["Голос степи", "Дальние новости"]},
        "rights": "digest",
        "rights_note": "пересказ, написанный для архива",
        "language": "ru",
        "permalink": f"{URL}{LETTER}",
        "archive": "Летопись",
    }
    assert body.startswith("\n# Письмо о мосте и о реке\n\nАнна Ли приехала в Степногорск в четверг.")
    assert "«Мы строим мост, и мост будет построен»" in body


def test_bounds_are_given_where_only_they_are_known() -> None:
    assert read(exported(PLAIN)[f"{UNDATED}article.md"])[0]["date"] == "2025-12-16/2025-12-31"


def test_corrections_are_words_again() -> None:
    body = "[Фокус](entity:fokus) взял [**«Вольфрам»**](entity:none) [[6] ноября](date:2025-11-06), [сайт](https://ok.example)."
    texts = exported(archive([article("2025-11-07-a", body, source=Source("Ы"))]))
    copied = read(texts["articles/2025/2025-11-07-a/article.md"])[1]
    assert copied.endswith("\nФокус взял **«Вольфрам»** [6] ноября, [сайт](https://ok.example).\n")


@pytest.mark.parametrize(
    "body",
    [
        "`[а](entity:b)` [в](entity:none)",
        "    [а](entity:b)\n\n[в](entity:none)",
        "\\[а](entity:b) [в](entity:none)",
        "[а][b] [в](entity:none)\n\n[b]: entity:c",
        "[а\\]б](entity:b)",
    ],
)
def test_no_word_is_lost_with_a_correction(body: str) -> None:
    assert markdown.parse(uncorrected(body)).text == markdown.parse(body).text


def test_hostile_text_stays_in_its_place() -> None:
    text = exported(hostile())[f"{EVIL}article.md"]
    matter, body = read(text)
    assert matter["title"] == matter["description"] == matter["archive"] == matter["source"]["name"] == READ
    parsed = markdown.parse(body)
    heading = parsed.text.split("\n\n")[0]
    assert heading == READ, "a title is no markup"
    assert not {"\x00", "\x0b", "\x1b"} & set(text)
    assert "</script>" in TRAP
    assert "Анна пришла в четверг." in body
