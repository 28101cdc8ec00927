"""When a capital's name means those who govern there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.archive import gather
from generator.archive.senses import sense_of
from generator.model import AnnotatedArticle, MentionOf, Sense, Span
from tests.unit.archive.named import content, named, place


def senses(text: str, words: str, name: str) -> Sense:
    start = text.index(words)
    return sense_of(text, Span(start, start + len(words)), name)[0]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Вчера Рига отказалась от сделки.", "Рига", "Рига"),
        ("Рига пока не готова к этому.", "Рига", "Рига"),
        ("Рига и Осло подписали договор.", "Рига", "Рига"),
        ("Рига и Осло подписали договор.", "Осло", "Осло"),
        ("Это неверно, заявила Рига.", "Рига", "Рига"),
        ("Напряжённость между Ригой и Прагой растёт.", "Ригой", "Рига"),
        ("Напряжённость между Ригой и Прагой растёт.", "Прагой", "Прага"),
        ("Переговоры с Ригой начались.", "Ригой", "Рига"),
        ("Такова позиция Риги.", "Риги", "Рига"),
        ("По мнению Риги, это рано.", "Риги", "Рига"),
    ],
)
def test_the_government_is_meant(text: str, words: str, name: str) -> None:
    assert senses(text, words, name) is Sense.GOVERNMENT


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Он живёт в Риге.", "Риге", "Рига"),
        ("Рига стоит у моря.", "Рига", "Рига"),
        ("Поезд между Ригой и Прагой отменили.", "Ригой", "Рига"),
        ("Между Ригой и морем лежит лес.", "Ригой", "Рига"),
        ("Он приехал с Ригой в сердце.", "Ригой", "Рига"),
        ("Улицы Риги пусты.", "Риги", "Рига"),
        ("Вчера была Рига. Отказалась она от сделки.", "Рига", "Рига"),
        ("Торжок отказался от сделки.", "Торжок", "Торжок"),
    ],
)
def test_the_place_is_meant(text: str, words: str, name: str) -> None:
    assert senses(text, words, name) is Sense.OWN


def found(article: AnnotatedArticle) -> list[tuple[str, Sense]]:
    return [(each.value.entity, each.value.sense) for each in article.annotations if isinstance(each.value, MentionOf)]


def test_both_senses_stay_on_one_page_and_the_evidence_names_the_rule() -> None:
    text = "Рига отказалась от сделки. Он живёт в Риге."
    archive = gather(content(place("riga", "Рига")), [named("2024-01-01-a", text)])
    assert found(archive.articles[0]) == [("riga", Sense.GOVERNMENT), ("riga", Sense.OWN)]
    assert [mention.sense for mention in archive.mentions["riga"]] == [Sense.GOVERNMENT, Sense.OWN]
    evidence = archive.articles[0].annotations[0].evidence
    assert evidence.endswith("its government: the subject of a verb of speech or decision, «отказалась»")


def test_texts_in_another_language_are_not_read_by_these_rules() -> None:
    base = named("2024-01-01-a", "Рига заявила це.")
    article = replace(base, article=replace(base.article, language="uk"))
    archive = gather(content(place("riga", "Рига")), [article])
    assert found(archive.articles[0]) == [("riga", Sense.OWN)]
