"""All annotators over any Russian text, without the model of names: a rule that takes every capitalised word for a name stands for it.

So it is fast, the same on every machine, and finds more names than any model would.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from unittest import mock

from generator.annotators import annotate, refused
from generator.annotators.quotation_marks import quoted
from generator.annotators.reading import Reading
from generator.chronology import is_edtf
from generator.model import Article, Attribution, DateOf, Duration, EntityKind, Figure, Name, Quote, Span
from tests.fuzz.articles import article, hold_together
from tests.fuzz.harness import Harness
from tests.fuzz.of_dates import hold_dates

_KINDS = tuple(EntityKind)[:3]


def capitalised(reading: Reading) -> list[tuple[Span, EntityKind]]:
    """Words with a capital, taken together where they stand side by side; the kind goes by their length."""
    found: list[tuple[Span, EntityKind]] = []
    for token in reading.tokens:
        if not token.text[:1].isupper():
            continue
        joined = found and reading.text[found[-1][0].stop : token.span.start] == " "
        start = found.pop()[0].start if joined else token.span.start
        found.append((Span(start, token.span.stop), _KINDS[(token.span.stop - start) % 3]))
    return found


@contextmanager
def without_the_model() -> Iterator[None]:
    with mock.patch("generator.annotators.names.recognised", capitalised):
        yield


def check(text: str) -> None:
    told = article(text)
    with without_the_model():
        understood = annotate(told)
        refusals = refused(told)
    hold_together(told, understood.annotations)
    for refusal in refusals:
        assert 0 <= refusal.span.start < refusal.span.stop <= len(told.text)
        assert refusal.why
    sentences = [sentence.span for sentence in understood.sentences]
    assert sentences == sorted(sentences)
    assert all(one.stop <= other.start for one, other in pairwise(sentences))
    assert len({sentence.anchor for sentence in understood.sentences}) == len(sentences)
    _nested(told)
    for each in understood.annotations:
        match each.value:
            case Figure(amount, unit, _, _, _, to):
                assert math.isfinite(amount)
                assert amount >= 0
                assert unit
                assert to is None or (math.isfinite(to) and to >= amount), f"from {amount} to {to}"
            case Quote(speaker, via, _, said):
                assert speaker == speaker.strip()
                assert via == via.strip()
                assert not said or is_edtf(said), f"said «{said}»"
            case Attribution(outlet, cites):
                assert outlet or cites
                assert all(cites)
            case Name(_, normal):
                assert normal.strip(), f"«{each.span.of(told.text)}» has no nominative"
            case _:
                pass
    hold_dates(told, [each for each in understood.annotations if isinstance(each.value, DateOf | Duration)])


def _nested(told: Article) -> None:
    """Quotation marks stand one in another, or apart."""
    found = list(quoted(told.text))
    for each in found:
        assert each.outer.holds(each.inner)
        assert each.paragraph.holds(each.outer)
    for one in found:
        for other in found:
            crossed = one.outer.overlaps(other.outer) and not (
                one.outer.holds(other.outer) or other.outer.holds(one.outer)
            )
            assert not crossed, "quotation marks cross"


TOKENS = (
    " ", " ", ". ", ", ", "\n\n", "\n\n— ", ": ", " — ", "— ", "?", "! ", "…", "«", "»", "„", "“", "”", "\"", "'", "(", ")", ": «",
    "», — ", "», ", "»", "Токаев", "Иван Петров", "Анна", "Астана", "США", "Минфин", "Reuters", "Lada.kz", "The New York Times",
    "газета «Время»", "Степь", "президент", "глава государства", "министр", "спикер", "эксперт", "он", "она", "они", "сказал",
    " сообщает", "сообщили", "передаёт", "пишет", "заявил", "отметила", "добавил", "по словам", "По данным", "как ", "что ",
    "со ссылкой на", "ссылаясь на", "издание", "телеканал", "агентство", "Мы готовы работать вместе", "Да", "Почему", "это", "не",
    "и ", "в ", "на ", "с ", "от ", "до ", "свыше", "около", "почти", "более", "менее", "5", "12", "3,5", "1 000", "1\u00a0000",
    "2025", "100-", "00", "0", "½", "²", "%", " процентов", "$", "€", "₸", "тыс.", "млн", "миллиардов", "трлн", "рублей", "долларов",
    "тенге", "евро", "долл. США", "руб.", "км", "кв. метров", "тонн", "часов", "человек", "договоров", "странах", "раз", "пять",
    "двадцать", "сто", "тысяч", "полтора", "первый", "вдвое", "треть", "летний", "лет", "6 ноября", "вчера", "года", "в среду",
    "ст. 5", "г. ", "Корр.: ", "Вопрос: ",
)  # fmt: skip

HARNESS = Harness("statements", "what annotators find lies inside, nests and is finite", check, TOKENS, 60)
