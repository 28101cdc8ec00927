"""Properties of names that no list of examples shows."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotators import annotate, names
from generator.annotators.annotating import ANNOTATORS
from generator.annotators.merge import layer
from generator.annotators.names_pieces import dictionary_places
from generator.annotators.reading import read
from generator.engines import annotate_all
from generator.model import EntityKind, Name, Origin
from tests.readings import plain

_, ORGANIZATION, PLACE, _ = EntityKind

WORDS = st.lists(
    st.sampled_from(
        'Илону Маску Токаев Касым-Жомарта Президент США Израиля « » " ( ) — , . МИД Австралии The New York Times Lada.kz ООН '
        "компания газета Вольфрам А. С. в четверг 6 ноября \n\n Москвы ТОО сказал писал правительство".split(" ")
    ),
    min_size=1,
    max_size=16,
).map(" ".join)


@given(WORDS)
def test_spans_hold_words_and_do_not_overlap_in_a_layer(text: str) -> None:
    last: dict[str, int] = {}
    for each in annotate(plain(text)).annotations:
        assert 0 <= each.span.start < each.span.stop <= len(text)
        assert each.span.of(text).strip()
        assert each.span.start >= last.get(layer(each), 0)
        last[layer(each)] = each.span.stop
        if isinstance(each.value, Name):
            assert each.value.normal.strip()


def test_every_name_says_who_decided() -> None:
    text = "Касым-Жомарт Токаев прочёл на Lada.kz ответ МИД Австралии."
    said = {each.span.of(text): (each.rule, each.origin) for each in names.annotate(read(plain(text)))}
    assert said == {
        "Касым-Жомарт Токаев": ("names.slovnet", Origin.MODEL),
        "Lada.kz": ("names.domain", Origin.RULE),
        "МИД Австралии": ("names.complement", Origin.RULE),
    }


@pytest.mark.parametrize(
    ("text", "words", "kind", "rule"),
    [
        ("Об этом сообщило УФСБ по Пермскому краю.", "УФСБ по Пермскому краю", ORGANIZATION, "names.branch"),
        (
            "Вчера ответил представитель министерства юстиции Эстонии.",
            "министерства юстиции Эстонии",
            ORGANIZATION,
            "names.complement",
        ),
        ("Вопрос обсудят завтра, заявил Белый дом.", "Белый дом", ORGANIZATION, "names.house"),
        ("Лидеры встретились в Белом доме.", "Белом доме", PLACE, "names.known"),
        ("Правила приняла комиссия, их утвердил ЕС.", "ЕС", ORGANIZATION, "names.known"),
    ],
)
def test_bodies_and_places(text: str, words: str, kind: EntityKind, rule: str) -> None:
    found = [each for each in names.annotate(read(plain(text))) if each.span.of(text) == words]
    assert [(each.value.kind, each.rule) for each in found if isinstance(each.value, Name)] == [(kind, rule)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Он уехал в Хорватию.", ["Хорватию"]),
        ("Играет «Хорватия».", []),
        ("Пришёл Владимир.", []),
        ("они любят хорватию", []),
    ],
)
def test_what_the_dictionary_knows_for_a_place_alone(text: str, places: list[str]) -> None:
    assert [each.span.of(text) for each in dictionary_places(read(plain(text)), ())] == places


def test_a_service_in_a_country_is_no_body() -> None:
    text = "Он рассказал о службе в Эстонии и о форуме по Эстонии."
    assert {each.span.of(text) for each in names.annotate(read(plain(text)))} == {"Эстонии"}


def test_an_article_does_not_depend_on_its_neighbours() -> None:
    texts = ["Токаев приехал в Астану.", "В США ждали Илона Маска.", "Дождь."]
    alone = [annotate(plain(text)) for text in texts]
    assert list(annotate_all(list(map(plain, texts)))) == alone
    assert list(annotate_all(list(map(plain, reversed(texts))))) == alone[::-1]


def test_an_empty_article_has_no_names() -> None:
    assert annotate(plain("")).annotations == ()


def test_natasha_is_never_imported() -> None:
    code = (
        "import sys; from generator.annotators import annotate; from tests.readings import plain;"
        "annotate(plain('Илон Маск.')); sys.exit('natasha' in sys.modules or 'pymorphy2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_pipeline_is_a_list_of_named_functions() -> None:
    assert [name for name, _ in ANNOTATORS][:2] == ["names", "dates"]
    assert len({name for name, _ in ANNOTATORS}) == len(ANNOTATORS)
