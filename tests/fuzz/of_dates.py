"""Dates and lengths of time in running text, in each language: spans inside, EDTF that is valid, ISO 8601 lengths."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.annotators import dates, durations
from generator.annotators.reading import read
from generator.chronology import is_edtf
from generator.model import Annotation, Article, DateOf, Duration
from tests.fuzz.articles import article, hold_together
from tests.fuzz.harness import Harness

_PUBLISHED = (
    "2025-11-07",
    "2025-12-16/2025-12-31",
    "",
    "2024-02-29",
    "0001-01-01",
    "9999-12-31",
    "2025-01-01",
    "2025-12-31",
)
_LENGTH = re.compile(r"P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?")


def check(text: str) -> None:
    published = _PUBLISHED[len(text) % len(_PUBLISHED)]
    for language in ("ru", "en", "uk", "kk"):
        told = article(text, language, published)
        reading = read(told)
        hold_dates(told, dates.annotate(reading))
        if language == "ru":
            hold_dates(told, durations.annotate(reading))


def hold_dates(told: Article, found: Iterable[Annotation]) -> None:
    annotations = list(found)
    hold_together(told, annotations)
    for each in annotations:
        match each.value:
            case DateOf(edtf, anchor):
                words = each.span.of(told.text)
                assert not edtf or is_edtf(edtf), f"«{words}» gives «{edtf}»"
                assert not anchor or is_edtf(anchor), f"«{words}» is counted from «{anchor}»"
            case Duration(iso, _, to):
                for length in (iso, to):
                    assert not length or (_LENGTH.fullmatch(length) and length != "P"), f"a length of «{length}»"
            case other:
                raise AssertionError(f"{other} is no time")


TOKENS = (
    " ", " ", ". ", ", ", "\n\n", " — ", "–", "-", "(", ")", "«", "»", "6", "07", "31", "30", "29", "32", "0", "1", "20", "99",
    "1999", "2025", "2024", "0000", "9999", "6.11.2025", "31.02.2025", "06.11", "2025-11-06", "6/11", "90-е", "1990-х", "I", "IV",
    "XX", "XXI", "XXL", "II квартал", " ноября", " февраля", " января", " декабря", " мая", "ноябрь", "в ноябре", " июне", "года",
    " год", " г.", " гг.", " годы", "году", "годах", "лет", "века", " в. ", "до н. э.", "вчера", "сегодня", "завтра", "позавчера",
    "накануне", "в среду", "пятницу", "прошлой", "следующем", "этом", "минувшего", "текущего", "на прошлой неделе", "через", "назад",
    "спустя", "с ", "по ", "до ", "от ", "к ", "после", "между", " и ", "или", "начале", "конце", "в середине", "первой половине",
    "летом", "зимой", "осени", "лето", "весной", "два", "три", "пять", "пятого", "двадцать", "первый", "сто", "тысяча девятьсот",
    "полтора", "полгода", "несколько", "недель", "месяца", "дней", "суток", "десятилетия", "квартале", "около", "более", "не менее",
    "В день независимости", "29 июня и 3 июля", "November", "last year", "Monday", "2020s", "the", "қараша", "жылы", "листопада",
    "року", "минулого", "6-го", "1940-1945", "²", "٦",
)  # fmt: skip

HARNESS = Harness("dates", "spans inside the text, dates that are EDTF, lengths that are ISO 8601", check, TOKENS, 80)
