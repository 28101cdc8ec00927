"""A correction written into Markdown: over the right words, with the text the same to the letter; or a refusal with its reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import markdown
from generator.editing.corrections import correcting
from generator.editing.edit import applied
from generator.errors import EditRefused
from generator.model import Correction, Span


def corrected(body: str, words: str, scheme: str = "entity", target: str = "x", occurrence: int = 0) -> str:
    text = markdown.parse(body).text
    start = [found.start() for found in re.finditer(re.escape(words), text)][occurrence]
    return applied(body, correcting("f.md", body, Span(start, start + len(words)), scheme, target))


WRITTEN = [
    ("Токаев уехал.", "Токаев", "[Токаев](entity:x) уехал."),
    ("**Токаев** уехал.", "Токаев", "**[Токаев](entity:x)** уехал."),
    ("Дали **Токаев**у.", "Токаев", "Дали [**Токаев**](entity:x)у."),
    ("_Касым-Жомарт_ Токаев", "Касым-Жомарт Токаев", "[_Касым-Жомарт_ Токаев](entity:x)"),
    ("Да!Токаев уехал.", "Токаев", "Да\\![Токаев](entity:x) уехал."),
    ("Фирма AT&amp;T тут", "AT&T", "Фирма [AT&amp;T](entity:x) тут"),
    ("Фирма AT&amp; тут", "AT&", "Фирма [AT&amp;](entity:x) тут"),
    ("Знак \\*А\\* тут", "*А*", "Знак [\\*А\\*](entity:x) тут"),
    ("Тут [sic\\] и", "[sic]", "Тут [\\[sic\\]](entity:x) и"),
    ("Тут [sic] и", "[sic]", "Тут [[sic]](entity:x) и"),
    ("> Касым-Жомарт\n> Токаев", "Касым-Жомарт\nТокаев", "> [Касым-Жомарт\n> Токаев](entity:x)"),
    ("## Токаев в США", "Токаев", "## [Токаев](entity:x) в США"),
    ("Токаев\n======", "Токаев", "[Токаев](entity:x)\n======"),
    ("1. раз\n2. Токаев", "Токаев", "1. раз\n2. [Токаев](entity:x)"),
    ("Это `Токаев`.", "Токаев", "Это [`Токаев`](entity:x)."),
    ("Раз  \r\nТокаев тут", "Токаев", "Раз  \r\n[Токаев](entity:x) тут"),
    ("[Фокус](entity:fokus): Токаев", "Токаев", "[Фокус](entity:fokus): [Токаев](entity:x)"),
    ("𝕏 и Токаев", "Токаев", "𝕏 и [Токаев](entity:x)"),
]


@pytest.mark.parametrize(("body", "words", "after"), WRITTEN)
def test_a_correction_stands_around_the_words(body: str, words: str, after: str) -> None:
    assert corrected(body, words) == after


def test_it_stands_at_the_occurrence_that_was_meant() -> None:
    body = "Токаев и *Токаев* и [Токаев](entity:tokaev) и Токаев."
    assert corrected(body, "Токаев", occurrence=1) == body.replace("*Токаев*", "*[Токаев](entity:x)*")
    assert corrected(body, "Токаев", occurrence=3).endswith("и [Токаев](entity:x).")


def test_dates_of_every_form_are_destinations() -> None:
    for edtf in ("2025-11-06", "2025-22", "../2029", "{2025-09,2025-11}", "[1991,1992]", "2025~", "199X", "none"):
        assert corrected("Это было летом.", "летом", "date", edtf) == f"Это было [летом](date:{edtf})."


@pytest.mark.parametrize(
    ("body", "words", "after"),
    [
        ("«Мы едем», — сказал он.", "Мы едем", "[«Мы едем»](speaker:x), — сказал он."),
        ("— Мы едем, — сказал он.", "Мы едем", "— [Мы едем](speaker:x), — сказал он."),
        ("«Мы едем.\n\nИ вы», — сказал он.", "Мы едем.\n\nИ вы", "«[Мы едем.](speaker:x)\n\nИ вы», — сказал он."),
        (
            "«[Летом](date:none) мы едем в Рим», — сказал он.",
            "Летом мы едем в Рим",
            "«[Летом](date:none) [мы едем в Рим](speaker:x)», — сказал он.",
        ),
        ("«Мы [едем](https://a.kz/b). Да»", "Мы едем. Да", "«Мы [едем](https://a.kz/b). [Да](speaker:x)»"),
    ],
)
def test_a_speaker_is_written_where_there_is_room(body: str, words: str, after: str) -> None:
    assert corrected(body, words, "speaker") == after


@pytest.mark.parametrize(
    ("body", "words", "reason"),
    [
        ("[Токаев тут](https://x.kz) был", "Токаев", "inside a link"),
        ("<https://tokaev.kz> тут", "tokaev", "inside a link"),
        ("[Токаев летом](speaker:a) был", "летом", r"inside another correction, \(speaker:a\)"),
        ("    Токаев", "Токаев", "stands in code"),
        ("```\nТокаев\n```", "Токаев", "stands in code"),
        ("Это `Токаев тут`.", "Токаев", "inside code"),
        ("*Касым Токаев*у", "Токаев", "words in emphasis"),
        ("Раз Токаев\n\nуехал", "Токаев\n\nуехал", "several paragraphs"),
    ],
)
def test_what_cannot_be_written_is_refused_with_the_reason(body: str, words: str, reason: str) -> None:
    with pytest.raises(EditRefused, match=reason):
        corrected(body, words)


def test_a_place_outside_the_text_is_refused() -> None:
    with pytest.raises(EditRefused, match="changed meanwhile"):
        correcting("f.md", "Текст", Span(3, 9), "entity", "x")


# ------------------------------------------------------------------------------------------- any Markdown

_INLINE = st.sampled_from(
    [
        "Токаев", "летом", "**Ли**", "*Ан_на*", "_Рим_", "`код`", "\\*", "&amp;", "&#39;", "!", "[", "]", "(", ")", "«", "»", "\\[", "\\\\",
        "[Фокус](entity:fokus)", "[сайт](https://a.kz)", "<https://b.kz>", "***", "__", "`", "ё", "𝕏", ":", "\n", "  \n", ",", ".",
    ]
)  # fmt: skip
_LINE = st.lists(_INLINE, min_size=1, max_size=8).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts))
)
_BLOCK = st.tuples(st.sampled_from(["", "# ", "> ", "- ", "1. ", "    ", "> - "]), _LINE).map("".join)
_BODY = st.tuples(st.lists(_BLOCK, min_size=1, max_size=4), st.sampled_from(["\n\n", "\n", "\r\n\r\n"])).map(
    lambda drawn: drawn[1].join(drawn[0])
)


@settings(max_examples=600)
@given(_BODY, st.sampled_from(["entity", "date", "speaker"]), st.data())
def test_in_any_markdown_the_text_stays_and_the_words_are_covered(body: str, scheme: str, data: st.DataObject) -> None:
    before = markdown.parse(body)
    if not before.text:
        return
    start = data.draw(st.integers(0, len(before.text) - 1))
    stop = data.draw(st.integers(start + 1, min(start + 12, len(before.text))))
    span = Span(start, stop)
    try:
        edits = correcting("f.md", body, span, scheme, "2025")
    except EditRefused:
        return
    after = markdown.parse(applied(body, edits))
    assert (after.text, after.blocks, after.problems) == (before.text, before.blocks, before.problems)
    made = list(after.corrections)
    for one in before.corrections:
        made.remove(one)
    (new,) = made
    assert (new.scheme, new.target) == (scheme, "2025")
    assert new.span.overlaps(span)
    if scheme != "speaker":
        assert new == Correction(span, scheme, "2025")
    # Whoever takes the corrections off again has the text without them.
    assert markdown.parse(markdown.uncorrected(applied(body, edits))).text == before.text


@given(st.text(st.sampled_from("аб *_`\\[]()!>#-.\n&;<"), max_size=40), st.data())
def test_no_soup_of_signs_breaks_it(body: str, data: st.DataObject) -> None:
    before = markdown.parse(body)
    if not before.text:
        return
    start = data.draw(st.integers(0, len(before.text) - 1))
    stop = data.draw(st.integers(start + 1, len(before.text)))
    try:
        edits = correcting("f.md", body, Span(start, stop), "entity", "x")
    except EditRefused:
        return
    after = markdown.parse(applied(body, edits))
    assert after.text == before.text
    assert Correction(Span(start, stop), "entity", "x") in after.corrections
