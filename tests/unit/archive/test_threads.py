"""One utterance in several articles is one thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import gather
from generator.archive.threads import threads
from generator.model import AnnotatedArticle, Content, Quote, QuoteThread, Wording
from tests.factories import article, entity
from tests.unit.archive.named import named

ENTITIES = {"ezhov": entity("ezhov", "Олег Ежов"), "lebedeva": entity("lebedeva", "Анна Лебедева")}
FIRST = "Надо признать, что сосед построил крепкий забор"
SECOND = "Нужно признать, что сосед построил крепкий забор"
THIRD = "Вы должны признать: сосед построил крепкий забор"
OTHER = "Мост к весне мы построим железный и крепкий"


def said(id: str, *quotes: str, speaker: str = "ezhov") -> AnnotatedArticle:
    return article(id, " ".join(f"«{words}»." for words in quotes), quotes=dict.fromkeys(quotes, speaker))


def wordings(found: tuple[QuoteThread, ...]) -> list[list[tuple[str, Wording]]]:
    return [[(one.article, one.wording) for one in thread.variants] for thread in found]


def fragment(id: str, body: str, quotes: Mapping[str, str]) -> AnnotatedArticle:
    """An article whose quotes are a few words each."""
    made = article(id, body, quotes=quotes)
    kept = tuple(
        replace(one, value=replace(one.value, direct=False)) if isinstance(one.value, Quote) else one
        for one in made.annotations
    )
    return replace(made, annotations=kept)


def test_translations_of_one_utterance_are_a_thread_in_order_of_publication() -> None:
    articles = [said("2025-03-03-a", THIRD), said("2025-03-01-b", FIRST, OTHER), said("2025-03-02-c", SECOND)]
    (thread,) = threads(articles, ENTITIES)
    assert thread.speaker == "ezhov"
    assert [one.article for one in thread.variants] == ["2025-03-01-b", "2025-03-02-c", "2025-03-03-a"]
    assert {one.wording for one in thread.variants} == {Wording.DIRECT}


def test_a_variant_says_where_it_stands() -> None:
    first, second = said("2025-03-01-a", OTHER, FIRST), said("2025-03-02-b", SECOND)
    (thread,) = threads([first, second], ENTITIES)
    assert [one.span.of(made.article.text) for one, made in zip(thread.variants, (first, second), strict=True)] == [
        FIRST,
        SECOND,
    ]
    anchors = {sentence.anchor for sentence in first.sentences}
    assert thread.variants[0].sentence in anchors


@pytest.mark.parametrize(
    "articles",
    [
        [said("2025-03-01-a", FIRST)],
        [said("2025-03-01-a", FIRST, SECOND)],
        [said("2025-03-01-a", FIRST), said("2025-03-02-b", SECOND, speaker="lebedeva")],
        [said("2025-03-01-a", FIRST, speaker="Кто-то"), said("2025-03-02-b", SECOND, speaker="Кто-то")],
        [said("2025-03-01-a", FIRST), said("2025-03-02-b", "Сосед построил баню, и забор у моста мы покрасим")],
        [said("2025-03-01-a", FIRST), said("2025-03-02-b", "Надо признать, что сосед не построил крепкий забор")],
    ],
)
def test_no_thread(articles: list[AnnotatedArticle]) -> None:
    assert threads(articles, ENTITIES) == ()


def test_a_fragment_joins_the_longer_quote_that_holds_it() -> None:
    short = fragment("2025-03-02-b", "Ежов хвалил «крепкий забор» соседа.", {"крепкий забор": "ezhov"})
    assert wordings(threads([said("2025-03-01-a", FIRST), short], ENTITIES)) == [
        [("2025-03-01-a", Wording.DIRECT), ("2025-03-02-b", Wording.FRAGMENT)]
    ]


@pytest.mark.parametrize("words", ["забор", "крепкий сарай", "сосед забор"])
def test_other_fragments_stay_apart(words: str) -> None:
    short = fragment("2025-03-02-b", f"Ежов сказал «{words}».", {words: "ezhov"})
    assert threads([said("2025-03-01-a", FIRST), short], ENTITIES) == ()


def test_a_sentence_that_retells_the_quote_joins_it() -> None:
    body = "Ежов отметил, что сосед, надо признать, построил крепкий забор. Ежов отметил, что мост готов."
    retold = article("2025-02-28-b", body, mentions={"Ежов": "ezhov"})
    (thread,) = threads([said("2025-03-01-a", FIRST), retold], ENTITIES)
    first = thread.variants[0]
    assert (first.article, first.wording) == ("2025-02-28-b", Wording.PARAPHRASE)
    assert first.span.of(retold.article.text) == body.partition(".")[0] + "."


def test_somebody_elses_sentence_does_not_retell_it() -> None:
    body = "Анна Лебедева отметила, что сосед, надо признать, построил крепкий забор."
    retold = article("2025-02-28-b", body, mentions={"Анна Лебедева": "lebedeva"})
    assert threads([said("2025-03-01-a", FIRST), retold], ENTITIES) == ()


def test_whoever_quotes_the_words_does_not_retell_them_as_well() -> None:
    body = f"Ежов отметил, что сосед, надо признать, построил крепкий забор. «{FIRST}»."
    both = article("2025-03-01-a", body, mentions={"Ежов": "ezhov"}, quotes={FIRST: "ezhov"})
    (thread,) = threads([both, said("2025-03-02-b", SECOND)], ENTITIES)
    assert {one.wording for one in thread.variants} == {Wording.DIRECT}


def test_an_id_stays_when_a_later_variant_comes() -> None:
    first, second, third = said("2025-03-01-a", FIRST), said("2025-03-02-b", SECOND), said("2025-03-03-c", THIRD)
    (before,), (after,) = threads([first, second], ENTITIES), threads([third, first, second], ENTITIES)
    assert before.id == after.id
    assert len(after.variants) == 3


def test_an_earlier_quote_takes_the_id_and_the_former_one_is_remembered() -> None:
    first, second, third = said("2025-03-01-a", FIRST), said("2025-03-02-b", SECOND), said("2025-03-03-c", THIRD)
    (before,), (after,) = threads([second, third], ENTITIES), threads([first, second, third], ENTITIES)
    assert before.id != after.id
    assert before.id in after.was
    assert after.id not in after.was


def test_an_earlier_paraphrase_leaves_the_id() -> None:
    quoted = [said("2025-03-01-a", FIRST), said("2025-03-02-b", SECOND)]
    retold = article(
        "2025-02-28-b", "Ежов отметил, что сосед, надо признать, построил крепкий забор.", mentions={"Ежов": "ezhov"}
    )
    (before,), (after,) = threads(quoted, ENTITIES), threads([*quoted, retold], ENTITIES)
    assert after.variants[0].wording is Wording.PARAPHRASE
    assert after.id == before.id


def test_a_speaker_with_another_id_leaves_the_former_address() -> None:
    quoted = [said("2025-03-01-a", FIRST), said("2025-03-02-b", SECOND)]
    (before,) = threads(quoted, ENTITIES)
    renamed = [said("2025-03-01-a", FIRST, speaker="oleg"), said("2025-03-02-b", SECOND, speaker="oleg")]
    (after,) = threads(renamed, {"oleg": entity("oleg", "Олег Ежов", same_as=["ezhov"])})
    assert before.id in after.was


def test_two_threads_retold_by_one_earlier_sentence_have_ids_of_their_own() -> None:
    body = "Ежов отметил, что сосед, надо признать, построил крепкий забор, а мост к весне построит железный и крепкий."
    retold = article("2025-02-28-b", body, mentions={"Ежов": "ezhov"})
    bridge = "Мост к весне построит железный и крепкий сосед"
    found = threads([retold, said("2025-03-01-a", FIRST), said("2025-03-02-b", bridge)], ENTITIES)
    assert [one.variants[0].article for one in found] == ["2025-02-28-b", "2025-02-28-b"]
    assert len({one.id for one in found}) == 2


def test_threads_come_newest_first() -> None:
    articles = [
        said("2025-03-01-a", FIRST),
        said("2025-03-02-b", SECOND),
        said("2025-04-01-c", OTHER),
        said("2025-04-02-d", OTHER),
    ]
    assert [thread.variants[0].article for thread in threads(articles, ENTITIES)] == ["2025-04-01-c", "2025-03-01-a"]


POOL = [
    said("2025-03-01-a", FIRST, OTHER),
    said("2025-03-02-b", SECOND),
    said("2025-03-02-c", THIRD, speaker="lebedeva"),
    said("2025-03-03-d", f"{OTHER}. {THIRD}"),
    fragment("2025-03-01-e", "Ежов хвалил «крепкий забор» соседа.", {"крепкий забор": "ezhov"}),
    article(
        "2025-03-04-f", "Ежов отметил, что сосед, надо признать, построил крепкий забор.", mentions={"Ежов": "ezhov"}
    ),
]


@given(st.permutations(POOL))
def test_the_order_of_the_articles_decides_nothing(articles: list[AnnotatedArticle]) -> None:
    assert threads(articles, ENTITIES) == threads(POOL, ENTITIES)
    assert len(threads(articles, ENTITIES)) == 1


def test_the_archive_has_them_by_entity() -> None:
    articles = [
        named(
            f"2025-03-0{day}-a",
            f"Олег Ежов сказал: «{words}».",
            persons={"Олег Ежов": "Олег Ежов"},
            quotes={words: "Олег Ежов"},
        )
        for day, words in enumerate((FIRST, SECOND), 1)
    ]
    (thread,) = gather(Content((), (), ()), articles).threads
    assert thread.speaker == "oleg-ezhov"
