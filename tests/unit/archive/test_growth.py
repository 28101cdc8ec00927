"""What an article costs does not grow with the archive: calls are counted, as time depends on who else uses the machine."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from types import FrameType

import pytest

from generator.archive import gather
from generator.archive.threads import threads
from generator.model import AnnotatedArticle
from tests.factories import article, entity
from tests.unit.archive.named import content, named

DAYS = 1000
PER_ARTICLE = 1.15
"""Of twice as many articles each may cost so many times as much."""

GIVEN = ("Анна", "Пётр", "Юлия", "Олег", "Инна", "Егор", "Вера", "Иван")
SURNAMES = ("Лебедев", "Ежов", "Соболев", "Бобров", "Волков", "Сомов", "Орлов", "Чижов")
DONE = ("построил мост", "открыл завод", "закрыл шахту", "посетил школу", "подписал договор", "починил дорогу")
SPOKEN = tuple(
    "мост река завод дорога школа поле лес город рынок порт вода зерно хлеб уголь газ нефть металл совет закон суд министр депутат"
    " бюджет налог цена рубль доллар банк кредит вклад страна народ власть партия выбор закупка договор встреча визит переговоры".split()
)


def calls(run: Callable[[], object]) -> int:
    """Functions entered, ours and the interpreter's own."""
    count = 0

    def entered(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(entered)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def told(number: int, count: int, chance: random.Random) -> AnnotatedArticle:
    day = date(2020, 1, 1) + timedelta(days=number * DAYS // count)
    persons: dict[str, str] = {}
    dates: dict[str, str] = {}
    sentences = []
    for place in range(4):
        name = f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}"
        other = f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}"
        when = day - timedelta(days=chance.randrange(60))
        persons |= {name: name, other: other}
        words = f"{when.day}.{when.month}.{when.year}"
        dates[words] = f"{when}"
        sentences.append(f"{name} и {other} {words.replace('.', '/')} {chance.choice(DONE)} {'весной' * (place % 2)}.")
    dates = {words.replace(".", "/"): edtf for words, edtf in dates.items()}
    return named(f"{day}-{number}", " ".join(sentences), persons=persons, dates=dates)


def quoting(count: int) -> list[AnnotatedArticle]:
    """Each utterance in two articles, all of one speaker and of few words."""
    chance = random.Random(1)
    made = []
    for number in range(count):
        words = " ".join(chance.sample(SPOKEN, 10))
        for twice in range(2):
            day = date(2016, 1, 1) + timedelta(days=(2 * number + twice) * DAYS // (2 * count))
            body = f"«{words}», — сказал Лебедев. Лебедев заявил, что {words}."
            made.append(
                article(f"{day}-{number}-{twice}", body, mentions={"Лебедев": "lebedev"}, quotes={words: "lebedev"})
            )
    return made


def test_gathering_costs_each_article_the_same() -> None:
    def gathered(count: int) -> int:
        chance = random.Random(1)
        articles = [told(number, count, chance) for number in range(count)]
        return calls(lambda: gather(content(), articles))

    # Everything that is worked out once for good is worked out before.
    gathered(400)
    assert gathered(400) <= PER_ARTICLE * 2 * gathered(200)


@pytest.mark.parametrize("count", [150])
def test_few_words_of_one_speaker_are_no_reason_to_compare_all_quotes(count: int) -> None:
    known = {"lebedev": entity("lebedev", "Лебедев")}

    def threaded(count: int) -> int:
        articles = quoting(count)
        return calls(lambda: threads(articles, known))

    threaded(2 * count)
    assert threaded(2 * count) <= PER_ARTICLE * 2 * threaded(count)
