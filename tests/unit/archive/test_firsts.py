"""How often an outlet is the first in the archive: by days that are known, and never more than they say."""

from __future__ import annotations

from generator.archive.firsts import Firsts, firsts
from generator.model import AnnotatedArticle, Archive, Source
from tests.factories import archive, article, event


def told(day: str, outlet: str | None, *cites: str, published: str | None = None) -> AnnotatedArticle:
    source = Source(outlet, cites=cites)
    return article(
        f"{day}-{outlet or 'nikto'}", "Мост открыт.", published=published, source=source, dates={"открыт": "2025-11-01"}
    )


def archived(*groups: tuple[AnnotatedArticle, ...]) -> Archive:
    events = [
        event(f"e{number}", "2025-11-01", "Мост открыт", *((one, "открыт") for one in group))
        for number, group in enumerate(groups)
    ]
    return archive([one for group in groups for one in group], [], events)


def test_the_earliest_of_several_is_the_first() -> None:
    found = firsts(archived((told("2025-11-02", "Вестник"), told("2025-11-03", "Голос"), told("2025-11-04", "Эхо"))))
    assert found == {"vestnik": Firsts(1, 1, 1, 0), "golos": Firsts(1, 0, 0, 0), "eho": Firsts(1, 0, 0, 0)}


def test_who_cites_another_is_first_without_being_the_source() -> None:
    found = firsts(archived((told("2025-11-02", "Вестник", "Даль"), told("2025-11-03", "Голос"))))
    assert found["vestnik"] == Firsts(shared=1, first=1, own=0, same_day=0)


def test_on_one_day_nobody_is_first() -> None:
    found = firsts(archived((told("2025-11-02", "Вестник"), told("2025-11-02", "Голос"), told("2025-11-03", "Эхо"))))
    assert found["vestnik"] == found["golos"] == Firsts(1, 0, 0, 1)
    assert found["eho"] == Firsts(1, 0, 0, 0)


def test_an_event_that_one_outlet_tells_alone_is_no_race() -> None:
    assert (
        firsts(
            archived((told("2025-11-02", "Вестник"),), (told("2025-11-03", "Вестник"), told("2025-11-04", "Вестник")))
        )
        == {}
    )


def test_bounds_are_first_only_where_their_end_is() -> None:
    early = told("2025-11-02", "Вестник", published="2025-11-02/2025-11-05")
    assert firsts(archived((early, told("2025-11-06", "Голос"))))["vestnik"].first == 1
    found = firsts(archived((early, told("2025-11-04", "Голос"))))
    assert found == {"vestnik": Firsts(1, 0, 0, 0), "golos": Firsts(1, 0, 0, 0)}
    assert firsts(archived((early, told("2025-11-02", "Голос"))))["golos"] == Firsts(1, 0, 0, 0)


def test_an_outlet_that_nobody_names_is_somebody_else() -> None:
    found = firsts(archived((told("2025-11-02", None), told("2025-11-03", "Голос"))))
    assert found == {"golos": Firsts(1, 0, 0, 0)}


def test_the_first_of_several_articles_of_one_outlet_counts() -> None:
    late, early = told("2025-11-05", "Вестник"), told("2025-11-02", "Вестник")
    assert firsts(archived((late, early, told("2025-11-03", "Голос"))))["vestnik"] == Firsts(1, 1, 1, 0)
