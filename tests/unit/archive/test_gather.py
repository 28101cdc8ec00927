"""The archive as a whole: its orders, its entities, and that the order of the files decides nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.archive import gather
from generator.model import (
    AnnotatedArticle,
    Annotation,
    ClaimRecord,
    Content,
    DisagreementRecord,
    EntityRecord,
    EventRecord,
    Origin,
    Prose,
    Source,
    Span,
    Turn,
    TurnRole,
)
from tests.unit.archive.named import content, named, organization, person, place, topic

RECORDS = (
    person("anna-lebedeva", "Анна Лебедева"),
    organization("vestnik", "Степной вестник", "SV"),
    place("orel", "Орёл"),
    topic("titan", "титан"),
)
EVENTS = (EventRecord("vstrecha", "2025-03-06", "Встреча", ("anna-lebedeva", "orel")),)

ARTICLES = (
    named(
        "2025-03-07-a",
        "6 марта Анна Лебедева и Пётр Ежов встретились в Орле. «Мы рады встрече», — сказал Ежов.",
        persons={"Анна Лебедева": "Анна Лебедева", "Пётр Ежов": "Пётр Ежов", "Ежов": "Ежов"},
        places={"Орле": "Орёл"},
        dates={"6 марта": "2025-03-06"},
        quotes={"Мы рады встрече": "Ежов"},
        source=Source("SV"),
    ),
    named(
        "2025-03-08-b",
        "В четверг Лебедева говорила с Ежовым в Орле о добыче титана.",
        persons={"Лебедева": "Лебедева", "Ежовым": "Ежов"},
        dates={"В четверг": "2025-03-06"},
        source=Source("Портал", cites=("Степной вестник",)),
    ),
    named("2025-03-08-c", "Петр Ежов уехал 7 марта.", persons={"Петр Ежов": "Петр Ежов"}, dates={"7 марта": "2025-03-07"}),
    named(
        "2025-03-09-d",
        "Восток принял гостей из Востока.",
        organizations={"Восток": "Восток"},
        places={"Востока": "Восток"},
    ),
)  # fmt: skip


def test_articles_lie_newest_first() -> None:
    archive = gather(content(), ARTICLES)
    assert [one.article.id for one in archive.articles] == [
        "2025-03-09-d",
        "2025-03-08-b",
        "2025-03-08-c",
        "2025-03-07-a",
    ]


def test_entities_are_those_of_files_and_those_that_are_mentioned() -> None:
    archive = gather(content(*RECORDS), ARTICLES)
    assert list(archive.entities) == [
        "anna-lebedeva", "orel", "petr-ezhov", "titan", "vestnik", "vostok", "vostok-place",
    ]  # fmt: skip
    assert archive.entities["petr-ezhov"].name == "Пётр Ежов"
    assert not archive.entities["petr-ezhov"].curated
    assert {"Анны Лебедевой", "Анной Лебедевой"} <= set(archive.entities["anna-lebedeva"].case_forms)


def test_mentions_lie_in_the_order_of_the_articles_then_of_the_text() -> None:
    archive = gather(content(*RECORDS), ARTICLES)
    texts = {one.article.id: one for one in archive.articles}
    found = [(m.article, m.span.of(texts[m.article].article.text)) for m in archive.mentions["petr-ezhov"]]
    assert found == [
        ("2025-03-08-b", "Ежовым"),
        ("2025-03-08-c", "Петр Ежов"),
        ("2025-03-07-a", "Пётр Ежов"),
        ("2025-03-07-a", "Ежов"),
    ]


def test_the_parts_fit_together() -> None:
    archive = gather(content(*RECORDS, events=EVENTS), ARTICLES)
    curated = next(event for event in archive.events if event.id == "vstrecha")
    assert [telling.article for telling in curated.tellings] == ["2025-03-07-a", "2025-03-08-b"]
    assert [one.article for one in archive.related["2025-03-08-c"]] == ["2025-03-08-b", "2025-03-07-a"]
    assert [(one.name, one.entity) for one in archive.outlets] == [("Портал", None), ("Степной вестник", "vestnik")]


def test_without_content_and_without_articles() -> None:
    archive = gather(Content((), (), ()), [])
    assert (archive.articles, archive.entities, archive.events, archive.outlets) == ((), {}, (), ())


def test_whoever_answers_in_an_interview_is_an_entity() -> None:
    letter = named("2025-03-07-a", "Пётр Ежов ответил. К весне.", persons={"Пётр Ежов": "Пётр Ежов"})
    turn = Annotation(Span(19, 28), Turn(TurnRole.ANSWER, "Пётр Ежов"), "test", Origin.RULE)
    archive = gather(content(), [replace(letter, annotations=(*letter.annotations, turn))])
    (found,) = [one.value for one in archive.articles[0].annotations if isinstance(one.value, Turn)]
    assert (found.role, found.speaker) == (TurnRole.ANSWER, "petr-ezhov")


def test_prose_is_handed_on() -> None:
    page = Prose("about", "О проекте", "", "Текст.", "pages/about.md")
    assert gather(Content((), (), (), (page,)), []).prose == (page,)


@given(st.permutations(ARTICLES), st.permutations(RECORDS))
def test_the_order_of_the_files_changes_nothing(articles: list[AnnotatedArticle], records: list[EntityRecord]) -> None:
    assert gather(content(*records, events=EVENTS), articles) == gather(content(*RECORDS, events=EVENTS), ARTICLES)


def test_the_outlets_that_articles_have_their_news_from_relate_none() -> None:
    def letter(id: str, source: Source) -> AnnotatedArticle:
        organizations = {"Портал": "Портал", "Степной вестник": "Степной вестник", "Завод": "Завод"}
        return named(id, "Портал и Степной вестник пишут про Завод.", organizations=organizations, source=source)

    passed_on = Source("Портал", cites=("Степной вестник",))
    archive = gather(content(), [letter("2025-03-07-a", passed_on), letter("2025-03-08-b", Source("Портал"))])
    (relation,) = archive.related["2025-03-07-a"]
    assert relation.shared == ("zavod",)
    only_names = named("2025-03-07-a", "Портал молчит.", organizations={"Портал": "Портал"}, source=Source("Портал"))
    other = named("2025-03-08-b", "Портал ждёт.", organizations={"Портал": "Портал"})
    assert gather(content(), [only_names, other]).related["2025-03-08-b"] == ()


def test_whose_news_each_article_is_stands_in_the_archive() -> None:
    archive = gather(content(*RECORDS), ARTICLES)
    assert archive.origins == {
        "2025-03-09-d": "article:2025-03-09-d",
        "2025-03-08-b": "stepnoi-vestnik",
        "2025-03-08-c": "article:2025-03-08-c",
        "2025-03-07-a": "stepnoi-vestnik",
    }


def test_what_people_set_side_by_side_is_in_the_archive() -> None:
    claims = (ClaimRecord("2025-03-07-a", Span(0, 7)), ClaimRecord("2025-03-08-b", Span(0, 9)))
    records = Content((), (), (), disagreements=(DisagreementRecord("den", "Когда", claims),))
    (found, *others) = gather(records, ARTICLES).disagreements
    assert (found.id, [claim.article for claim in found.claims]) == ("den", ["2025-03-07-a", "2025-03-08-b"])
    assert not any(other.curated for other in others)


def test_an_event_whose_file_names_a_merged_entity_concerns_the_one_that_lives() -> None:
    """As a correction that names it does: only what a person wrote before the merge is left behind otherwise."""
    merged = person("anna-orlova", "Анна Орлова", "Анна Лебедева", same_as=["anna-lebedeva"])
    archive = gather(content(merged, place("orel", "Орёл"), events=EVENTS), [])
    [event] = archive.events
    assert event.entities == ("anna-orlova", "orel")


def test_a_sentence_tells_an_event_whose_file_names_a_merged_entity() -> None:
    """By whom it names now: the former id in the file of the event and the new one in the article are one."""
    merged = person("anna-orlova", "Анна Орлова", "Анна Лебедева", same_as=["anna-lebedeva"])
    article = named("2025-03-07-a", "6 марта Анна Лебедева была в Орле.", dates={"6 марта": "2025-03-06"})
    archive = gather(content(merged, place("orel", "Орёл"), events=EVENTS), [article])
    [event] = archive.events
    assert (event.id, [one.article for one in event.tellings]) == ("vstrecha", ["2025-03-07-a"])
