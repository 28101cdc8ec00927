"""Whether a number of years is somebody's age: «ему было 45 лет», «(45 лет)», «в 15 лет», «дети до 12 лет»."""

from __future__ import annotations

from generator.annotators.durations_words import SPACE
from generator.languages.russian_morphology import parses
from generator.late import late

_BEFORE = late(
    rf"(?:\b(?:в{SPACE}возрасте|возраст\w*|категори\w*|старше|младше|моложе|исполн\w+|достиг\w*|достижени\w+|ему|ей|мне|нам|вам|им|котор(?:ому|ой)"
    r"|был[ои]?|будет|(?:дет|ребён|подрост|мужчин|женщин|мальчик|девоч|девуш|юнош|сборн)\w*)"
    rf"(?:{SPACE}(?:было|будет|уже|всего|только|тогда|сейчас|не|лишь|около|от|до|по|и|бы|примерно|более|менее))*{SPACE}$"
    rf"|(?<!\w)с{SPACE}$)"
)
"""What goes before an age."""
_AT = late(rf"(?<!\w)[Вв]{SPACE}(?:сво[ий]{SPACE})?$")
_LASTING_AT = late(
    rf"\b(?:срок|заключени|наказани|продолжительност|перерыв|стаж|размер|разниц|длиной|длительност|опыт|отпуск|пауз)\w*{SPACE}в{SPACE}$"
)
_OF_PERSON = late(
    rf"(?<![А-ЯЁа-яё.])(?:(?P<where>[а-яё]{{1,3}}){SPACE})?(?:[А-ЯЁ]\.)?(?P<who>[А-ЯЁ][а-яё]+){SPACE}(?:(?:уже|сейчас|по){SPACE})?$"
)
_ENDS_AT_ONCE = late(rf"{SPACE}?(?:[.,;:)]|\n|$)")
_LAST_WORD = late(rf"(?:^|{SPACE})([А-ЯЁа-яё]{{3,}}){SPACE}(?:(?:уже|сейчас){SPACE})?$")
_BESIDE = late(rf"[(,]{SPACE}?$")
_UP_TO = late(rf"\b(?:[Оо]т|[Дд]о){SPACE}$")
_PENALTY = late(r"срок|наказ|гроз|осужд|приговор|лишен|контракт|тюрьм|заключ|арест|продл|увелич")
OF_PENALTY = late(
    rf"{SPACE}(?:условно|лишения|тюрьмы|тюремного|заключения|колонии|каторги|работ|строгого|ограничения|принудительных)"
)
"""What follows the years of a sentence: «до пяти лет лишения свободы»."""
_AFTER = late(rf"{SPACE}от{SPACE}роду|{SPACE}и{SPACE}(?:старше|младше|моложе)")
_REACH = 48
"""So many characters before the number are looked at."""


def is_age(text: str, start: int, stop: int, *, ranged: bool = False) -> bool:
    """`start` and `stop` bound the number with its unit in the text; of a range («от двух до пяти лет») with its «от»."""
    before = text[max(0, start - _REACH) : start]
    if OF_PENALTY.match(text, stop):
        return False
    if _BEFORE.search(before.lower()) or _AFTER.match(text, stop):
        return True
    if ranged:
        return _is_somebody(before, ("gent", "nomn", "datv"))
    if _AT.search(before):
        return _LASTING_AT.search(before.lower()) is None
    if _UP_TO.search(before):
        return _PENALTY.search(before.lower()) is None
    if _is_somebody(before, ("datv",)):
        return True
    if not _ENDS_AT_ONCE.match(text, stop):
        return False
    return _BESIDE.search(before) is not None or _is_named(before)


def _is_somebody(before: str, cases: tuple[str, ...]) -> bool:
    """«Кандидату 68 лет»: the word before the number is somebody, in one of these cases."""
    word = _LAST_WORD.search(before)
    return word is not None and any(
        parse.part == "NOUN" and parse.case in cases and parse.animate for parse in parses(word[1].lower())
    )


def _is_named(before: str) -> bool:
    """«Иванову 53 года.», but not «жил в Москве 5 лет.» nor «Прошло 5 лет.»."""
    person = _OF_PERSON.search(before)
    return (
        person is not None
        and not person["where"]
        and any(parse.part == "NOUN" for parse in parses(person["who"].lower()))
    )
