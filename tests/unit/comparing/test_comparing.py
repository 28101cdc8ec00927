"""Each kind of change, on two small archives."""

from __future__ import annotations

import pytest

from tests.archives import SMALL
from tests.unit.comparing.sides import (
    ARRIVAL,
    MEETING,
    MINISTER,
    RESULTS,
    TOWN,
    article,
    compared,
    entity,
    gathered,
    said,
    without,
)


def test_the_same_archive_has_no_changes() -> None:
    found = compared(SMALL)
    assert found.nothing
    assert (found.files, found.unread) == (0, ())


def test_a_new_alias_links_words_in_articles_that_nobody_edited() -> None:
    found = compared(SMALL | {TOWN: SMALL[TOWN].replace("name: Астана", "name: Астана\naliases: [Германия]")})
    assert {one.change for one in found.articles} == {"untouched"}
    assert ("mention", "changed", "Германия", "germaniia", "astana") in said(
        article(found, "2025-11-07-vstrecha").statements
    )
    [one] = [one for one in article(found, "2025-11-08-itogi").statements if one.passage.words == "Германией"]
    assert (one.passage.before, one.passage.after) == ("Переговоры с ", " продолжатся летом 2026 года.")
    assert (one.before and one.before.words, one.after and one.after.words) == ("Германия", "Астана")
    assert not one.follows


def test_an_entity_whose_names_another_takes_is_absorbed_and_its_address_vanishes() -> None:
    found = compared(SMALL | {TOWN: SMALL[TOWN].replace("name: Астана", "name: Астана\naliases: [Германия]")})
    gone = entity(found, "germaniia")
    assert (gone.change, [one.id for one in gone.into], gone.mentions) == ("absorbed", ["astana"], (2, 0))
    first = found.addresses[0]
    assert (first.url, first.change, first.to) == ("places/germaniia/", "vanished", "places/astana/")
    assert (first.file, first.mend) == (TOWN, "same_as: [germaniia]")


def test_a_merge_leads_on_and_its_mentions_only_follow() -> None:
    merged = SMALL[TOWN].replace("name: Астана", "name: Астана\naliases: [Германия]\nsame_as: [germaniia]")
    found = compared(SMALL | {TOWN: merged})
    gone = entity(found, "germaniia")
    assert (gone.change, [one.id for one in gone.into]) == ("merged", ["astana"])
    [one] = [one for one in article(found, "2025-11-08-itogi").statements if one.passage.words == "Германией"]
    assert one.follows
    assert [(one.url, one.change, one.to) for one in found.addresses if "germaniia" in one.url] == [
        ("places/germaniia/", "redirected", "places/astana/")
    ]


def test_a_merge_of_an_entity_that_an_event_names_builds() -> None:
    files = without(MINISTER) | {TOWN: SMALL[TOWN].replace("name: Астана", "name: Астана\nsame_as: [ivan-petrov]")}
    found = compared(files)
    assert found.unread == ()
    assert found.uncounted == ""


def test_another_id_with_same_as_is_a_new_address_of_the_same() -> None:
    files = without(MINISTER) | {
        "entities/people/petrov-ivan.md": SMALL[MINISTER].replace("name:", "same_as: [ivan-petrov]\nname:", 1)
    }
    found = compared(files)
    one = entity(found, "ivan-petrov")
    assert (one.change, [into.id for into in one.into]) == ("renamed", ["petrov-ivan"])
    assert one.mentions[0] == one.mentions[1] > 0
    assert "petrov-ivan" not in {one.id for one in found.entities}
    assert all(said.follows for one in found.articles for said in one.statements if said.layer == "mention")
    assert [one.url for one in found.addresses if one.change == "vanished"] == []


def test_another_id_without_same_as_loses_the_address_and_says_what_would_keep_it() -> None:
    files = without(MINISTER) | {"entities/people/petrov-ivan.md": SMALL[MINISTER]}
    found = compared({**files, ARRIVAL: SMALL[ARRIVAL].replace("ivan-petrov", "petrov-ivan")})
    assert entity(found, "ivan-petrov").change == "renamed"
    [one] = [one for one in found.addresses if one.change == "vanished"]
    assert (one.url, one.to, one.mend) == ("people/ivan-petrov/", "people/petrov-ivan/", "same_as: [ivan-petrov]")


def test_another_kind_is_another_address_that_no_line_keeps() -> None:
    found = compared(without(TOWN) | {"entities/organizations/astana.md": SMALL[TOWN]})
    assert [(field.field, field.before, field.after) for field in entity(found, "astana").fields] == [
        ("kind", "place", "organization")
    ]
    first = found.addresses[0]
    assert (first.url, first.change, first.to, first.mend) == (
        "places/astana/",
        "vanished",
        "organizations/astana/",
        "",
    )


def test_an_event_that_only_one_article_tells_now_is_a_row_of_the_timeline() -> None:
    before = without(ARRIVAL)
    text = SMALL[RESULTS].replace(" 6 ноября", "")
    vanished = [one for one in compared(before | {RESULTS: text}, before).addresses if one.change == "vanished"]
    [gone] = [one for one in vanished if one.kind == "event"]
    assert gone.url.startswith("events/e-")
    assert gone.to.startswith("timeline/2025/#event-e-")


def test_words_that_are_parted_from_an_entity_say_from_whom() -> None:
    other = "---\nname: Иван Петров\nonly_in: [2025-11-08-itogi]\n---\nДругой.\n"
    kept = SMALL[MINISTER].replace("aliases: [Петров]", "aliases: [Петров]\nnot_in: [2025-11-08-itogi]")
    found = compared(SMALL | {"entities/people/ivan-petrov-2.md": other, MINISTER: kept})
    one = entity(found, "ivan-petrov-2")
    assert (one.change, [former.id for former in one.of]) == ("split", ["ivan-petrov"])
    statements = article(found, "2025-11-08-itogi").statements
    assert ("mention", "changed", "Иван Петров", "ivan-petrov", "ivan-petrov-2") in said(statements)


def test_what_a_file_says_otherwise_is_told_field_by_field() -> None:
    found = compared(
        SMALL | {MINISTER: SMALL[MINISTER].replace("Министр.", "Премьер-министр.").replace("[Петров]", "[]")}
    )
    one = entity(found, "ivan-petrov")
    assert one.change == "changed"
    assert [(field.field, field.before, field.after) for field in one.fields] == [
        ("aliases", "Петров", ""),
        ("description", "Министр.", "Премьер-министр."),
    ]


def test_an_article_that_is_gone_takes_its_words_along_and_leaves_no_redirect() -> None:
    found = compared(without(RESULTS))
    gone = article(found, "2025-11-08-itogi")
    assert gone.change == "gone"
    assert {one.change for one in gone.statements} == {"lost"}
    assert ("date", "lost", "6 ноября", "2025-11-06", "") in said(gone.statements)
    assert ("articles/2025/2025-11-08-itogi/", "vanished") in [(one.url, one.change) for one in found.addresses]
    assert [told.article for told in gathered(found, "pribytie").lost] == ["2025-11-08-itogi"]


def test_a_new_article_brings_everything_it_says() -> None:
    found = compared(SMALL, without(RESULTS))
    new = article(found, "2025-11-08-itogi")
    assert (new.change, new.was) == ("new", "")
    assert {one.change for one in new.statements} == {"gained"}
    assert [told.article for told in gathered(found, "pribytie").gained] == ["2025-11-08-itogi"]


def test_a_renamed_article_is_the_same_and_vanishes_only_without_was() -> None:
    moved = "articles/2025/2025-11-08-novye-itogi.md"
    found = compared(without(RESULTS) | {moved: SMALL[RESULTS]})
    one = article(found, "2025-11-08-novye-itogi")
    assert (one.change, one.was, one.statements) == ("renamed", "2025-11-08-itogi", ())
    [vanished] = [one for one in found.addresses if one.change == "vanished"]
    assert (vanished.file, vanished.mend) == (moved, "was: [2025/2025-11-08-itogi]")
    said_so = SMALL[RESULTS].replace("date:", "was: [2025/2025-11-08-itogi]\ndate:", 1)
    kept = compared(without(RESULTS) | {moved: said_so})
    assert article(kept, "2025-11-08-novye-itogi").change == "renamed"
    assert [one for one in kept.addresses if one.change == "vanished"] == []


def test_a_sentence_put_in_front_changes_nothing_behind_it() -> None:
    text = SMALL[MEETING].replace("Министр Иван", "Погода стояла ясная и тёплая. Министр Иван")
    found = compared(SMALL | {MEETING: text})
    one = article(found, "2025-11-07-vstrecha")
    assert (one.change, one.statements) == ("edited", ())
    assert [field.field for field in one.fields] == ["text"]
    assert found.gathered == ()


def test_a_paragraph_that_moves_changes_nothing_that_it_says() -> None:
    head, body = SMALL[MEETING].rsplit("---\n", 1)
    first, second = body.strip().split("\n\n")
    found = compared(SMALL | {MEETING: f"{head}---\n{second}\n\n{first}\n"})
    assert [one for one in said(article(found, "2025-11-07-vstrecha").statements) if one[0] == "mention"] == []


def test_a_rewritten_sentence_keeps_whom_it_names_and_tells_the_other_date() -> None:
    text = SMALL[RESULTS].replace("прилетел в Астану 6 ноября", "прилетел на переговоры в Астану только 5 ноября")
    found = compared(SMALL | {RESULTS: text})
    [one] = article(found, "2025-11-08-itogi").statements
    assert (one.layer, one.change) == ("date", "changed")
    assert (one.before and one.before.value, one.after and one.after.value) == ("2025-11-06", "2025-11-05")
    assert one.passage.words == "5 ноября"


def test_a_correction_that_confirms_is_no_other_meaning() -> None:
    text = SMALL[RESULTS].replace("с Германией", "с [Германией](entity:germaniia)")
    found = compared(SMALL | {RESULTS: text})
    assert ("mention", "confirmed", "Германией", "germaniia", "germaniia") in said(
        article(found, "2025-11-08-itogi").statements
    )


def test_a_correction_that_denies_loses_the_mention() -> None:
    text = SMALL[RESULTS].replace("с Германией", "с [Германией](entity:none)")
    found = compared(SMALL | {RESULTS: text})
    assert said(article(found, "2025-11-08-itogi").statements) == [("mention", "lost", "Германией", "germaniia", "")]


def test_another_speaker_is_told_with_the_quote() -> None:
    text = SMALL[MEETING].replace("сказал Петров журналистам", "сказал журналистам Олег Сидоров")
    [one] = [
        one
        for one in article(compared(SMALL | {MEETING: text}), "2025-11-07-vstrecha").statements
        if one.layer == "quote"
    ]
    assert (one.change, one.before and one.before.words, one.after and one.after.words) == (
        "changed",
        "Иван Петров",
        "Олег Сидоров",
    )


def test_an_event_that_moves_in_date_says_from_where_to_where() -> None:
    found = compared(SMALL | {ARRIVAL: SMALL[ARRIVAL].replace("2025-11-06", "2025-11-05")})
    one = gathered(found, "pribytie")
    assert [(field.field, field.before, field.after) for field in one.fields] == [("date", "2025-11-06", "2025-11-05")]
    assert {told.article for told in one.lost} == {"2025-11-07-vstrecha", "2025-11-08-itogi"}


def test_a_file_for_an_event_that_the_machine_found_keeps_the_event() -> None:
    """One event before and after, not one gone and one new."""
    found = compared(SMALL, without(ARRIVAL))
    one = gathered(found, "pribytie")
    assert one.change == "changed"
    assert one.was.startswith("e-")
    assert ("curated", "no", "yes") in [(field.field, field.before, field.after) for field in one.fields]


def test_an_event_that_a_file_merges_leads_to_the_other() -> None:
    second = "---\ndate: 2025-11-06\ntitle: Приезд\nentities: [ivan-petrov]\n---\n"
    merged = SMALL[ARRIVAL].replace("title:", "same_as: [priezd]\ntitle:")
    found = compared(SMALL | {ARRIVAL: merged}, SMALL | {"events/priezd.md": second})
    one = gathered(found, "priezd")
    assert (one.change, one.into) == ("merged", ("pribytie",))
    assert ("events/priezd/", "redirected", "events/pribytie/") in [
        (one.url, one.change, one.to) for one in found.addresses
    ]


def test_an_event_whose_file_is_gone_vanishes() -> None:
    second = "---\ndate: 2025-11-06\ntitle: Приезд\nentities: [ivan-petrov]\n---\n"
    found = compared(SMALL, SMALL | {"events/priezd.md": second})
    assert gathered(found, "priezd").change == "gone"
    assert found.addresses[0].url == "events/priezd/"
    assert found.addresses[0].change == "vanished"


def test_a_disagreement_and_a_quote_in_two_articles_are_told() -> None:
    copied = SMALL[RESULTS].replace(
        "Переговоры", "«Мы договорились о поставках на три года», — сказал Петров. Переговоры"
    )
    differ = (
        "---\ntitle: Когда продолжение\nclaims:\n  - {article: 2025-11-08-itogi, words: летом 2026 года}\n"
        "  - {article: 2025-11-07-vstrecha, words: на три года}\n---\n"
    )
    found = compared(SMALL | {RESULTS: copied, "disagreements/kogda.md": differ})
    assert {(one.kind, one.change) for one in found.gathered if one.kind != "event"} == {
        ("thread", "new"),
        ("disagreement", "new"),
    }
    assert len(gathered(found, "kogda").gained) == 2


def test_pages_are_counted_by_kind() -> None:
    found = compared(without(RESULTS))
    pages = {one.kind: one for one in found.pages}
    assert (pages["article"].gone, pages["article"].new) == (1, 0)
    assert pages["person"].changed == 1
    uncounted = compared(without(RESULTS), made=False)
    assert uncounted.uncounted == "large"
    assert {one.changed for one in uncounted.pages} == {None}


@pytest.mark.parametrize("side", ["base", "head"])
def test_a_file_that_does_not_read_is_left_out_on_both_sides(side: str) -> None:
    broken = SMALL | {RESULTS: SMALL[RESULTS].replace("source:", "suorce:")}
    found = compared(SMALL, broken) if side == "base" else compared(broken)
    [unread] = found.unread
    assert (unread.side, unread.path, unread.line) == (side, RESULTS, 4)
    assert "suorce" in unread.found
    assert found.nothing


def test_content_that_points_nowhere_is_compared_and_makes_no_pages() -> None:
    found = compared(without(MINISTER))
    assert found.uncounted == "errors"
    assert entity(found, "ivan-petrov").change == "changed", "the machine finds him still"


def test_a_base_without_anything_makes_everything_new() -> None:
    found = compared(SMALL, {})
    assert {one.change for one in found.articles} == {"new"}
    assert {one.change for one in found.entities} == {"new"}
    assert not [one for one in found.addresses if one.change == "vanished"]
