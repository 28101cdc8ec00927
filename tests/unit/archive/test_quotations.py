"""Permalinks of quotations."""

from __future__ import annotations

from generator.archive.quotations import quote_anchors
from tests.factories import article

QUOTE = "Мы строим мост"


def anchors(body: str, **quotes: str) -> list[str]:
    return list(quote_anchors(article("2025-11-07-a", body, quotes=quotes or {QUOTE: "anna-li"})).values())


def test_an_edit_elsewhere_and_another_speaker_leave_the_link_alone() -> None:
    [anchor] = anchors(f"«{QUOTE}», — сказала Анна Ли.")
    assert anchor.startswith("q-")
    assert len(anchor) == len("q-") + 8
    assert anchors(f"Дождь кончился. Потом Анна Ли добавила: «{QUOTE}».") == [anchor]
    assert anchors(f"«{QUOTE}», — сказал Борис.", **{QUOTE: "boris"}) == [anchor]


def test_spaces_and_yo_make_no_difference() -> None:
    assert anchors("«Всё  готово»", **{"Всё  готово": ""}) == anchors("«Все готово»", **{"Все готово": ""})


def test_the_same_words_again_are_another_place() -> None:
    first, second = anchors(f"«{QUOTE}». Ещё раз: «{QUOTE}».")
    assert second == f"{first}-2"
