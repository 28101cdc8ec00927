"""The plain text of contributed Markdown, the way back to its source, and the safety of its HTML."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.markdown import Mark, parse, render
from generator.model import BlockKind, Span

VOID = {"br", "hr"}
ALLOWED = {
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "code",
    "pre",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "span",
    "b",
} | VOID

FRAGMENTS = [
    "слово",
    "Две строки\nодного абзаца",
    "# Заголовок",
    "## Второй *уровень*",
    "> цитата\n> дальше",
    "- пункт\n- ещё",
    "1. раз\n2. два",
    "**жирно** и _косо_",
    "[Фокус](entity:fokus)",
    "[6 ноября](date:2025-11-06)",
    "`код`",
    "```\nкод <b>\n```",
    "\\*не косо\\*",
    "&amp; &lt;",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "<https://example.org/a?b=c&d>",
    '[а [б] в](https://example.org "т")',
    "![к](к.png)",
    "строка  \nс переносом",
    "***",
    "{{7*7}}",
    "{: onclick=alert(1) }",
    "[TOC]",
    "\t отступ",
    "a\r\nb",
    "« „внутри“ »",
    "[нет][ссылки]",
]
SOURCES = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=30)), max_size=6).map("\n\n".join)


class _Outline(HTMLParser):
    """Collects the text, and checks that elements nest and are of the kinds we make."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        self.attributes.extend((tag, name, value) for name, value in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def outline(html: str) -> _Outline:
    parser = _Outline()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def squeezed(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=300)
@given(SOURCES)
@example("> - a\n>\n>   b\n\n    code")
def test_html_shows_the_plain_text_and_nothing_else(source: str) -> None:
    html = render(source)
    shown = outline(html)
    assert squeezed("".join(shown.text)) == squeezed(parse(source).text)
    assert "\n" not in html
    assert all(name in {"href", "rel", "start"} for _, name, _ in shown.attributes)
    assert all(
        (value or "").lower().startswith(("http://", "https://", "mailto:"))
        for _, name, value in shown.attributes
        if name == "href"
    )


@settings(max_examples=300)
@given(SOURCES)
def test_blocks_tile_the_text_and_offsets_lie_in_the_source(source: str) -> None:
    parsed = parse(source)
    assert len(parsed.offsets) == len(parsed.text)
    assert all(0 <= offset < len(source) for offset in parsed.offsets)
    assert "\n\n".join(block.span.of(parsed.text) for block in parsed.blocks) == parsed.text
    for correction in parsed.corrections:
        assert correction.span.of(parsed.text)


@given(
    st.lists(
        st.sampled_from(
            [
                "Токаев",
                "встретился",
                "**жирно**",
                "_косо_",
                "[Фокус](entity:fokus)",
                "`код`",
                "*",
                "в\nсреду",
                "\\*",
                "2 * 2",
            ]
        ),
        min_size=1,
        max_size=12,
    )
)
def test_every_word_is_found_again_in_the_source(words: list[str]) -> None:
    source = " ".join(words)
    parsed = parse(source)
    for word in ("Токаев", "встретился", "жирно", "косо", "Фокус", "код"):
        at = parsed.text.find(word)
        while at >= 0:
            assert source[parsed.offsets[at] : parsed.offsets[at + len(word) - 1] + 1] == word
            at = parsed.text.find(word, at + 1)


@settings(max_examples=200)
@given(SOURCES, st.data())
def test_marks_never_change_the_text(source: str, data: st.DataObject) -> None:
    text = parse(source).text
    edges = st.integers(0, len(text))
    spans = (
        data.draw(st.lists(st.tuples(edges, edges).filter(lambda pair: pair[0] < pair[1]), max_size=5)) if text else []
    )
    marks = [
        Mark(Span(*pair), "a" if n % 2 else "span", (("id", f"i{n}"), ("href", "#"))) for n, pair in enumerate(spans)
    ]
    shown = outline(render(source, marks))
    assert squeezed("".join(shown.text)) == squeezed(text)
    ids = [value for _, name, value in shown.attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_a_sentence_holds_its_mentions_and_both_survive_emphasis() -> None:
    source = "Приехал **Илон Маск** из США."
    html = render(
        source, [Mark(Span(0, 26), "span", (("id", "s-1"),)), Mark(Span(8, 17), "a", (("href", "../ilon-mask/"),))]
    )
    assert html == (
        '<p><span id="s-1">Приехал </span><strong><a href="../ilon-mask/">Илон Маск</a></strong> из США.</p>'
    )


def test_a_mark_inside_a_contributors_link_is_no_second_link() -> None:
    html = render("[сайт Chevron](https://example.org/)", [Mark(Span(5, 12), "a", (("href", "/x/"), ("class", "m")))])
    assert html.count("<a ") == 1
    assert '<span class="m">Chevron</span>' in html


def test_wraps_replace_the_paragraphs_own_tags() -> None:
    html = render("Один.\n\nДва.", wraps={1: ('<blockquote class="l-q"><p>', "</p></blockquote>")})
    assert html == '<p>Один.</p><blockquote class="l-q"><p>Два.</p></blockquote>'


def test_code_keeps_its_lines_as_character_references() -> None:
    assert render("```\na\n  b\n```") == "<pre>a&#10;  b</pre>"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "data:text/html,x",
        "//example.org/x",
        "/admin",
        "file:///etc/passwd",
        "vbscript:x",
        "https:",
        "http:///x",
        "mailto:",
        "\x01javascript:alert(1)",
    ],
)
def test_a_refused_link_shows_as_words_and_is_reported(href: str) -> None:
    source = f"Смотри [сюда](<{href}>) сам."
    assert "<a" not in render(source)
    assert len(parse(source).problems) == 1
    assert "leads to no allowed address" in str(parse(source).problems[0].found)


def test_problems_carry_line_and_column() -> None:
    problem = parse("Первый абзац.\n\nВторой [плохой](ftp://x) абзац.").problems[0]
    assert (problem.line, problem.column) == (3, 8)


def test_corrections_keep_scheme_target_and_words() -> None:
    parsed = parse("[Фокус](entity:fokus) писал [летом](date:none).")
    found = [(c.span.of(parsed.text), c.scheme, c.target) for c in parsed.corrections]
    assert found == [("Фокус", "entity", "fokus"), ("летом", "date", "none")]
    assert render("[Фокус](entity:fokus)") == "<p>Фокус</p>"


def test_a_correction_without_words_is_reported() -> None:
    assert "has no words" in str(parse("Пусто: [](entity:fokus)").problems[0].found)


def test_kinds_of_blocks() -> None:
    kinds = [block.kind for block in parse("# A\n\nб\n\n> в\n\n- г\n\n```\nд\n```").blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM, BlockKind.CODE]


def test_ten_thousand_brackets_end_soon() -> None:
    source = "[" * 10_000 + "x" + "](" * 10_000
    assert "x" in parse(source).text


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_what_is_nested_too_deep_is_told_and_never_lost_in_silence(mark: str) -> None:
    """markdown-it drops what stands deeper than its limit."""

    def nested(depth: int) -> str:
        return "Сначала.\n\n" + mark * depth + "дно"

    shown = [depth for depth in range(1, 30) if "дно" in parse(nested(depth)).text]
    told = [depth for depth in range(1, 30) if parse(nested(depth)).problems]
    assert shown + told == list(range(1, 30))
    assert len(shown) >= 5
    problem = parse(nested(29)).problems[0]
    assert (problem.line, problem.column) == (3, 1)
    assert "too deep" in str(problem.found)


def test_what_stands_behind_a_mark_stands_behind_its_last_piece() -> None:
    html = render("Мост *готов* давно", [Mark(Span(0, 10), "span", (), "<sup></sup>")])
    assert html == "<p><span>Мост </span><em>готов<sup></sup></em> давно</p>"
    crossed = render(
        "Мост готов давно", [Mark(Span(0, 10), "span", (), "<sup></sup>"), Mark(Span(5, 16), "b", (("class", "x"),))]
    )
    assert crossed == '<p><span>Мост <b class="x">готов</b></span><sup></sup><b class="x"> давно</b></p>'


def test_what_stands_around_a_block_is_inside_what_holds_it() -> None:
    around = {0: ("<b>1</b>", "<b>2</b>"), 1: ("", "<b>3</b>")}
    assert render("Мост\n\n- пункт", around=around) == "<b>1</b><p>Мост</p><b>2</b><ul><li>пункт<b>3</b></li></ul>"


@pytest.mark.parametrize(
    ("source", "targets"),
    [
        ("[Ф](entity:fokus) и [Ф](entity:fokus)", ["entity:fokus", "entity:fokus"]),
        ("> - **[*Ф*](<date:2025> 'т')**", ["date:2025"]),
        ("[Ф]( speaker:a-b )", ["speaker:a-b"]),
        ("[Ф][1]\n\n[1]: entity:fokus", [""]),
    ],
)
def test_where_a_correction_s_target_stands(source: str, targets: list[str]) -> None:
    assert [target.of(source) for target in parse(source).targets] == targets


def test_a_correction_with_a_space_is_told_though_markdown_takes_it_for_words() -> None:
    parsed = parse("Раз [Ф](entity: fokus), `[Ф](entity: x)` и [летом](date:6 ноября 2025).\n\n    [Ф](entity: x)")
    assert [(problem.line, problem.column) for problem in parsed.problems] == [(1, 9), (1, 52)]
    assert [problem.fix.edits[0].text for problem in parsed.problems if problem.fix] == [
        "entity:fokus",
        "date:2025-11-06",
    ]
    assert parse(r"\[Ф\](entity: fokus)").problems == ()


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                "[",
                "](",
                ")",
                "entity:",
                "date:",
                "Entity:",
                "ftp:",
                " ",
                "a-b",
                "2025",
                "`",
                "*",
                "\n",
                "> ",
                "- ",
                "\r\n",
                "<",
                ">",
                "\\",
                "&amp;",
                "!",
                "ё",
                "😀",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_fixes_replace_what_stands_there(source: str) -> None:
    parsed = parse(source)
    for correction, target in zip(parsed.corrections, parsed.targets, strict=True):
        assert target.of(source) in ("", f"{correction.scheme}:{correction.target}")
    for problem in parsed.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        for edit in problem.fix.edits if problem.fix else ():
            assert source[edit.start : edit.end] == edit.old


def test_a_paragraph_of_very_many_marks_costs_no_more_than_its_size() -> None:
    """Each edge once looked at all marks of its paragraph."""

    def cost(count: int) -> float:
        marks = [Mark(Span(6 * n, 6 * n + 5), "span", (("id", f"s{n}"),)) for n in range(count)]
        begun = time.process_time()
        html = render("слово " * count, marks)
        assert html.count("<span") == count
        return time.process_time() - begun

    cost(100)
    # Four times as much: four times the work, or sixteen times if each looks at all.
    assert cost(16_000) < 10 * cost(4_000)
