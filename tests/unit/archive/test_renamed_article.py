"""A renamed article leaves the addresses of what machines made of it as they were."""

from __future__ import annotations

from dataclasses import replace

from generator.archive import gather
from generator.model import (
    AnnotatedArticle,
    Archive,
    Content,
    EntityKind,
    EntityRecord,
    Figure,
    FigureKind,
)
from tests.factories import article

PEOPLE = [
    EntityRecord(id, EntityKind.PERSON, name)
    for id, name in (("anna-li", "Анна Ли"), ("boris-kim", "Борис Ким"), ("vera-dolgaia", "Вера Долгая"))
]
WORDS = "Мы построим новый мост через широкую реку к осени"
FIRST = article(
    "2025-11-07-most",
    f"Анна Ли и Борис Ким встретились 6 ноября. «{WORDS}», сказала она. Канал Анна Ли и Вера Долгая тянут на 50 километров.",
    dates={"6 ноября": "2025-11-06"},
    quotes={WORDS: "Анна Ли"},
    figures={"50 километров": Figure(50.0, "километр", "=", FigureKind.MEASURE)},
)
SECOND = article(
    "2025-11-08-reka",
    f"Борис Ким слушал. «{WORDS}», сказала Анна Ли. Вера Долгая и Анна Ли: канал тянется на 90 километров.",
    quotes={WORDS: "Анна Ли"},
    figures={"90 километров": Figure(90.0, "километр", "=", FigureKind.MEASURE)},
)
OTHERS = [article(f"2025-10-{day:02}-x", f"Слово номер{day}.") for day in range(1, 20)]


def archive(first: AnnotatedArticle) -> Archive:
    return gather(Content((), tuple(PEOPLE), ()), [first, SECOND, *OTHERS])


def test_the_ids_that_machines_make_stay() -> None:
    before = archive(FIRST)
    renamed = replace(FIRST.article, id="2025-11-07-novyi-most", was=("2025/2025-11-07-most", "2025/2025-11-07-m"))
    after = archive(replace(FIRST, article=renamed))
    assert [one.id for one in before.events] == [one.id for one in after.events] != []
    assert [one.id for one in before.threads] == [one.id for one in after.threads] != []
    assert [one.id for one in before.disagreements] == [one.id for one in after.disagreements] != []
    assert {telling.article for event in after.events for telling in event.tellings} == {"2025-11-07-novyi-most"}


def test_without_a_former_name_it_is_the_name() -> None:
    assert FIRST.article.first_id == "2025-11-07-most"
