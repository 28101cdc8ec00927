"""Gathered again after whatever edits, an archive is what it would be if it were gathered anew; and what is as it was, is it.

`LETOPIS_SEQUENCES` makes more sequences than every run does.
"""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import pytest

from generator.archive import Gatherer, gather, gathering
from generator.archive.spoken import Speeches
from generator.archive.told import Heard, said
from generator.columns import keep, kept
from generator.model import AnnotatedArticle, Archive
from tests import factories
from tests.unit.archive.named import content, named, organization, person
from tests.unit.archive.test_growth import calls, told
from tests.unit.archive.world import EDITS, World

SEQUENCES = int(os.environ.get("LETOPIS_SEQUENCES", "8"))
STEPS = 12
SIZES = (3, 6, 12, 24, 55)


def by_id(archive: Archive) -> dict[tuple[str, str], object]:
    """Everything in it that has an id, or belongs to one."""
    found: dict[tuple[str, str], object] = {("article", one.article.id): one for one in archive.articles}
    for name in ("events", "outlets", "prose", "disagreements", "threads"):
        found.update({(name, one.id): one for one in getattr(archive, name)})
    for name in ("entities", "mentions", "related", "chains"):
        found.update({(name, id): one for id, one in getattr(archive, name).items()})
    return found


def check_same(got: Archive, fresh: Archive, done: object) -> None:
    for field in fields(Archive):
        mine, other = getattr(got, field.name), getattr(fresh, field.name)
        assert mine == other, (field.name, done)
        if isinstance(mine, Mapping):
            assert list(mine) == list(other), (field.name, done)
    assert [list(one.names.items()) for one in got.entities.values()] == [
        list(one.names.items()) for one in fresh.entities.values()
    ], done


def check_kept(now: Archive, before: Archive, done: object) -> None:
    former = by_id(before)
    for key, one in by_id(now).items():
        old = former.get(key)
        if one == old and key[0] != "entities":
            assert one is old, (key, done)
        elif one == old:
            # Names may have changed places.
            assert one is old or list(one.names) != list(old.names), (key, done)  # type: ignore[attr-defined]


def in_another_process(gatherer: Gatherer, folder: Path) -> Gatherer:
    """What one would have that begins with what lies on the disk."""
    keep(folder / "gathered", "", gatherer)
    found = kept(folder / "gathered", "", ("generator.archive.", "generator.model."))
    assert isinstance(found, Gatherer)
    return found


@pytest.mark.parametrize("stays", [True, False], ids=["in one process", "from the disk"])
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_gathered_again_is_gathered_anew(seed: int, stays: bool, tmp_path: Path) -> None:
    world = World(seed, SIZES[seed % len(SIZES)])
    gatherer = Gatherer()
    last = gatherer.gather(world.content(), world.annotated())
    done = []
    for _ in range(STEPS):
        if not stays:
            gatherer = in_another_process(gatherer, tmp_path)
            assert gatherer.archive is not last
            assert gatherer.archive == last
            last = gatherer.archive
        for _ in range(world.chance.choice((1, 1, 1, 3))):
            edit = world.chance.choice(EDITS)
            edit(world)
            done.append(edit.__name__)
        archive = gatherer.gather(world.content(), world.annotated())
        check_same(archive, gather(world.content(), world.annotated()), done)
        check_kept(archive, last, done)
        last = archive


@pytest.mark.parametrize("from_disk", [False, True])
def test_of_what_did_not_change_little_is_worked_out(tmp_path: Path, from_disk: bool) -> None:
    def standing(gatherer: Gatherer) -> Gatherer:
        return in_another_process(gatherer, tmp_path) if from_disk else gatherer

    chance = random.Random(1)
    articles = [told(number, 300, chance) for number in range(300)]
    edited = [*articles[:-1], told(299, 300, chance)]
    gatherer = Gatherer()
    gatherer.gather(content(), articles)
    anew = calls(lambda: gather(content(), edited))
    for part in (3, 5):
        gatherer = standing(gatherer)
        assert calls(partial(gatherer.gather, content(), edited)) < anew / part


def test_a_gathering_that_is_broken_off_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(2, 20)
    gatherer = Gatherer()
    gatherer.gather(world.content(), world.annotated())
    world.entity()
    world.sentence()
    with monkeypatch.context() as broken:
        broken.setattr(gathering, "threads", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            gatherer.gather(world.content(), world.annotated())
    world.entity()
    check_same(gatherer.gather(world.content(), world.annotated()), gather(world.content(), world.annotated()), ())


def test_two_articles_of_one_id_are_gathered_as_ever() -> None:
    world = World(3, 10)
    gatherer = Gatherer()
    for _ in range(2):
        articles = world.annotated()
        check_same(gatherer.gather(world.content(), articles), gather(world.content(), articles), ())
        twice = [*articles, replace(articles[0], annotations=())]
        check_same(gatherer.gather(world.content(), twice), gather(world.content(), twice), ())
        world.sentence()


def test_of_one_archive_the_next_is_the_same_objects() -> None:
    world = World(4, 30)
    gatherer = Gatherer()
    first = gatherer.gather(world.content(), world.annotated())
    again = gatherer.gather(world.content(), world.annotated())
    assert again.articles is first.articles
    assert again.events is first.events
    assert again.threads is first.threads
    assert first.threads
    assert first.disagreements
    assert first.events
    check_kept(again, first, ())


def far(day: int, body: str, **marks: dict[str, str]) -> AnnotatedArticle:
    return named(f"2025-03-{day:02}-{day}", body, **marks)  # type: ignore[arg-type]


LEADERS = {"Анна Лебедева": "Анна Лебедева", "Олег Бобров": "Олег Бобров"}
MET = [
    far(1, "5 марта Анна Лебедева и Олег Бобров открыли мост.", persons=LEADERS, dates={"5 марта": "2025-03-05"}),
    far(2, "5 марта Анна Лебедева и Олег Бобров открыли мост.", persons=LEADERS, dates={"5 марта": "2025-03-05"}),
]


@pytest.mark.parametrize(
    ("untouched", "changed", "then"),
    [
        pytest.param(
            [far(1, "Анна Сергеевна Лебедева ушла. Лебедева вернулась.", persons={
                "Анна Сергеевна Лебедева": "Анна Сергеевна Лебедева", "Лебедева": "Лебедева"})],
            [],
            [far(2, "Анна Лебедева ушла.", persons={"Анна Лебедева": "Анна Лебедева"})],
            id="somebody is known without a patronymic",
        ),
        pytest.param(
            [far(1, "Дело рассмотрит ВСИ.", organizations={"ВСИ": "ВСИ"})],
            [],
            [far(2, "Верховный суд Индии (ВСИ) занят.", organizations={
                "Верховный суд Индии": "Верховный суд Индии", "ВСИ": "ВСИ"})],
            id="an acronym is explained elsewhere",
        ),
        pytest.param(
            [far(1, "Бобров ушёл.", persons={"Бобров": "Бобров"})],
            [far(2, "Олег Бобров ушёл.", persons={"Олег Бобров": "Олег Бобров"})],
            [far(2, "Олег Бобров и Иван Бобров ушли.", persons={
                "Олег Бобров": "Олег Бобров", "Иван Бобров": "Иван Бобров"})],
            id="a surname is another's too",
        ),
        pytest.param(
            MET,
            [],
            [far(day, "Анна Лебедева и Олег Бобров ждут.", persons=LEADERS) for day in range(3, 29)],
            id="two are named everywhere",
        ),
    ],
)  # fmt: skip
def test_what_is_said_elsewhere_counts(
    untouched: list[AnnotatedArticle], changed: list[AnnotatedArticle], then: list[AnnotatedArticle]
) -> None:
    def shown(archive: Archive) -> tuple[object, ...]:
        ids = {one.article.id for one in untouched}
        told = [one for one in archive.events if any(telling.article in ids for telling in one.tellings)]
        return [one for one in archive.articles if one.article.id in ids], told

    gatherer = Gatherer()
    before = gatherer.gather(content(), [*untouched, *changed])
    archive = gatherer.gather(content(), [*untouched, *then])
    check_same(archive, gather(content(), [*untouched, *then]), ())
    assert shown(archive) != shown(before)
    check_same(gatherer.gather(content(), [*untouched, *changed]), before, ())


def test_a_name_in_the_nominative_is_that_of_today() -> None:
    """Who is reported to have said something."""
    article = factories.article("2025-03-01-a", "Лебедев заявил, что мост готов.", mentions={"Лебедев": "lebedev"})
    speeches = Speeches()
    names = ("Пётр Лебедев", "Пётр Ежов", "Пётр Лебедев")
    found = [speeches.of([article], {"lebedev": factories.entity("lebedev", name)}) for name in names]
    assert [len(spoken.retold) for (spoken,) in found] == [1, 0, 1]


def test_an_outlet_that_reports_takes_no_part_once_it_is_known_for_one() -> None:
    article = named(
        "2025-03-07-a",
        "6 марта Степной вестник и Анна Лебедева встретились.",
        persons={"Анна Лебедева": "Анна Лебедева"},
        organizations={"Степной вестник": "Степной вестник"},
        dates={"6 марта": "2025-03-06"},
    )
    linked = gather(content(), [article]).articles
    heard = Heard()
    casts = []
    for sources in ({}, {article.article.id: frozenset({"stepnoi-vestnik"})}, {}):
        known = said(linked, sources, heard)
        assert known.articles == said(linked, sources).articles
        casts.append([one.outlets for one in known.articles[0].tellings])
    assert casts == [[frozenset()], [frozenset({"stepnoi-vestnik"})], [frozenset()]]


def test_names_that_change_places_are_shown_in_their_new_order() -> None:
    record = organization("vestnik", "Степной вестник", names={"en": "Herald", "kk": "Дала"})
    turned = replace(record, names={"kk": "Дала", "en": "Herald"})
    gatherer = Gatherer()
    for one in (record, turned, record):
        archive = gatherer.gather(content(one), [])
        assert list(archive.entities["vestnik"].names) == list(one.names)


def test_a_file_that_is_limited_means_nobody_elsewhere_any_more() -> None:
    article = far(1, "Анна Лебедева ушла.", persons={"Анна Лебедева": "Анна Лебедева"})
    record = person("anna", "Анна Лебедева")
    gatherer = Gatherer()
    found = []
    for one in (record, replace(record, not_in=(article.article.id,)), replace(record, only_in=("another",)), record):
        archive = gatherer.gather(content(one), [article])
        check_same(archive, gather(content(one), [article]), ())
        found.append("anna" in archive.mentions)
    assert found == [True, False, False, True]
