"""A page's facts: the scanner finds what the parser finds, or says nothing; and what both find."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.links import FactsFile, PageFacts, examine
from generator.links.scan import DEEPEST, scanned
from generator.links.tree import lines, parsed
from generator.policy import policy

HERE = "https://a.example/repo/"
POLICY = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
PATH = "people/anna/index.html"


def page(body: str, head: str = "", before: str = "", attributes: str = "") -> bytes:
    return (
        f'<!doctype html>\n<html lang="ru">\n  <head>\n    <meta charset="utf-8">\n{before}{POLICY}\n{head}'
        f"<title>«А» &amp; Б > В</title>\n  </head>\n  <body{attributes}>\n{body}\n  </body>\n</html>"
    ).encode()


def both(html: bytes, site_url: str = HERE) -> tuple[PageFacts | None, PageFacts]:
    return scanned(PATH, html, site_url), parsed(PATH, html, site_url)


USUAL = [
    '<a href="../../places/aktau/#s-1:~:text=%D1%8F,b" class="m" data-e="aktau">Актау</a>',
    '<a href="../../places/aktau/#s-1">',
    '<p id="s-1">Слова &lt; слова > «слова» &nbsp; &unknown; &#0;</p>',
    '<li id="e-1" data-of="a b" data-kinds="" class="is-same">\n\n',
    '<a\nhref="x/"\n class="y" >z</a>\n',
    '<a href="?a=1&amp;b=2" rel="nofollow">x</a><a href="">y</a><a href="#">z</a>',
    '<a href=" ./x ">x</a>',
    f'<a href="{HERE}people/">x</a><a href="/repo/">y</a>',
    '<a href="https://elsewhere.example/" rel="nofollow noopener">x</a><a href="//elsewhere.example/a">y</a>',
    '<a href="mailto:a@b.example">x</a><a href="tel:+7">x</a><img src="../a.png" alt="">',
    '<script src="../../a.js" type="module"></script>\n<script type="application/ld+json">{"a": "\n&amp; > b"}</script>',
    '<svg viewBox="0 0 2 2" preserveAspectRatio="none"><title>x</title><path d="M0 0"/><circle r="1"></circle></svg>',
    '<form action="../" class="f"><input name="q" type="search" required><select><option value="1" selected>1</select></form>',
    '<table><caption>x<tr><th scope="row">a<td>b</table>',
    '<details open><summary>x</summary><ul><li>a<li>b</ul></details><br><br/><hr>',
    '<meta property="og:title" content="Слова\nслова"><meta name="description" content="&quot;x&quot;">',
    '<link rel="alternate" type="text/markdown" href="article.md">',
    '<span id="глава">x</span><a href="#%D0%B3">y</a>',
    '<button type="button" popovertarget="c" hidden></button></p></i>',
    '<meta http-equiv="refresh" content="0; url=../b/"><a href="../b/">x</a>',
]  # fmt: skip
ODD = [
    "<!-- <a href=\"x/\"> -->", "<a href=x/>", "<a href='x/'>", '<A HREF="x/">', '<a HREF="x/">', "<a href>", '<a href="x" href="y">',
    '<a href="x"title="y">', '<p title="a > b" id="t">', '<p title="a < b">', "<", "a < b", "<3", "<a href=\"x\"", "</a href=\">\">",
    "<style>p {}</style>", "<textarea><a href=\"x/\"></textarea>", "<noscript><a href=\"x/\"></noscript>", "<template></template>",
    "<script>alert(1)</script>", '<script type="application/json">"<a href=\'x\'>"</script>', "<script src=\"a.js\">", "<title><b></title>",
    '<p style="x">', '<p onclick="x">', '<p OnClick="x">', '<img src="https://elsewhere.example/a.png">', '<form action="https://e.example/">',
    '<link rel="stylesheet" href="//e.example/a.css">', '<a href="javascript:x">', '<a href="/elsewhere/">', '<i id="d"></i><b id="d"></b>',
    '<a name="n"></a>', '<a id="n" name="n"></a>', '<a name="n" id="n"></a>', '<img srcset="a 1x, b 2x">', '<video poster="x">',
    '<object data="x"></object>', '<iframe src="x"></iframe>', '<base href="x">', "<body id=\"b\">", "<html id=\"h\">", "<head>", "</body>",
    '<a href="&eacute;/">', '<a href="&#65;/">', '<a href="a&b">', '<a href="a\nb">', '<a href="\u2028x/">', '<p id="a b">', '<p id="">',
    '<p id="&amp;">', "\r", "\x00", "\x01", "\x0c", "\x7f", "\ufffe", "\x85", "<p\tid=\"t\">", "<x-y>", "<![CDATA[x]]>",
    "<?x?>", "<>", "<//p>",
    "<plaintext>", "</x-y>", "</textarea>", "</style>", "</template>", "</plaintext>", "</html>", "</head>", "</body >", "</br>",
    "</>", "</",
    '<meta http-equiv="Refresh" content="0; url=x/">', '<meta http-equiv="content-security-policy" content="x">', POLICY,
    '<a xlink:href="x/">', '<input type="image" src="x">', '<source src="x" srcset="y">', "&#0;", "<p id>", '<a href="../../../">',
]  # fmt: skip


@pytest.mark.parametrize("body", USUAL)
def test_a_page_of_ours_is_scanned_and_gives_what_the_parser_finds(body: str) -> None:
    quick, careful = both(page(body))
    assert careful.problems == ()
    assert quick == careful


@pytest.mark.parametrize("body", ODD)
def test_whatever_is_odd_gives_what_the_parser_finds_or_is_left_to_it(body: str) -> None:
    for html in (page(body), page("<p>x</p>", head=body), page("<p>x</p>", before=body)):
        quick, careful = both(html)
        assert quick in (None, careful)
        assert quick is None or not careful.problems


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(USUAL), max_size=8),
    st.lists(st.sampled_from(USUAL + ODD) | st.text("<>/=\"' \n&;!-aiphredsu#.:", max_size=12), max_size=3),
    st.sampled_from(["body", "head", "before", "attributes"]),
    st.randoms(use_true_random=False),
)
def test_both_ways_agree_on_anything(usual: list[str], odd: list[str], place: str, chance: object) -> None:
    pieces = usual + odd
    chance.shuffle(pieces)  # type: ignore[attr-defined]
    joined = "".join(pieces)
    html = page(joined) if place == "body" else page("<p>x</p>", **{place: joined})
    for site_url in (HERE, ""):
        quick, careful = both(html, site_url)
        assert quick in (None, careful)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(USUAL), min_size=1, max_size=6), st.data())
def test_a_page_that_is_cut_or_changed_anywhere_is_read_alike(usual: list[str], data: st.DataObject) -> None:
    html = page("".join(usual))
    at = data.draw(st.integers(0, len(html)))
    other = (
        html[:at]
        + data.draw(st.sampled_from([b"", b"<", b">", b'"', b" ", b"\xff", b"\n", b"/"]))
        + html[at + data.draw(st.integers(0, 3)) :]
    )
    quick, careful = both(other)
    assert quick in (None, careful)


def test_what_lies_too_deep_is_left_to_the_parser() -> None:
    deep = "<div>" * (DEEPEST + 100) + '<p id="p">' + "</div>" * (DEEPEST + 100)
    assert scanned(PATH, page(deep), HERE) is None
    wide = "".join(f'<div><p>x</p><br>\n<i id="s{number}"></i></div>' for number in range(DEEPEST))
    quick, careful = both(page(wide))
    assert quick == careful
    assert len(careful.anchors) == DEEPEST
    assert scanned(PATH, page(wide + "<p>"), HERE) is None


@pytest.mark.parametrize("html", [b"", b" \n", b"\xef\xbb\xbf", b"x", b"<!doctype html>", b"\xff\xfe"])
def test_what_is_no_page_is_left_to_the_parser(html: bytes) -> None:
    assert scanned(PATH, html, HERE) is None
    assert examine(PATH, html, HERE) == parsed(PATH, html, HERE)


def test_facts_name_what_links_lead_to_and_anchors_once() -> None:
    html = page(
        '<a href="../b/">\n<a href="">\n<a href="../b/" id="i">\n<a href="https://e.example/"><a href="../b/#x">'
    )
    facts = examine(PATH, html, HERE)
    assert facts.wanted == ["people/b/index.html", "people/b/index.html#x"]
    assert facts.anchors == {"i"}
    assert (facts.path, facts.links, facts.named, facts.external, facts.problems) == (PATH, 3, 1, 1, ())
    assert lines(html, HERE) == {"../b/": 9, "": 10, "../b/#x": 12}


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("../../places/aktau/#s-1:~:text=%D1%8F,b", ["places/aktau/index.html#s-1"]),
        ("../../", ["index.html"]),
        ("../../#", ["index.html"]),
        ("../../#top", ["index.html"]),
        ("../bella", ["people/bella"]),
        ("../bella#s-1", ["people/bella"]),
        ("../../feed.xml", ["feed.xml"]),
        ("../../feed.xml#s-1", ["feed.xml"]),
        ("x/../y/./", ["people/anna/y/index.html"]),
        ("./", ["people/anna/index.html"]),
        ("./#gone", ["people/anna/index.html#gone"]),
        ("#s-1", []),
        ("", []),
        ("#gone", ["people/anna/index.html#gone"]),
        ("../%D0%B6/#%D0%B3", ["people/ж/index.html#г"]),
        ("../b/?q=1#x", ["people/b/index.html#x"]),
        (f"{HERE}places/#x", ["places/index.html#x"]),
        (HERE, ["index.html"]),
        ("../../../outside/", ["../outside/index.html"]),
        # What would be taken for something else is told by what no file is called.
        ("../a%23b/", ["#"]),
        ("../a%00b/", ["#"]),
        ("../b/#x%00y", ["#"]),
        ("#x%00y", ["#"]),
        ("x%00y#s-1%00z", ["#"]),
    ],
)
def test_what_an_address_leads_to_is_told_from_the_root(address: str, wanted: list[str]) -> None:
    quick, careful = both(page(f'<p id="s-1"><a href="{address}">x</a>'))
    assert careful.wanted == wanted
    assert quick == careful


def test_facts_are_small_and_come_back_from_another_process_or_the_disk() -> None:
    wrong = examine(PATH, page('<a href="x:y"><i id="a"></i><i id="a"></i>'), HERE)
    assert len(wrong.problems) == 2
    none = examine(PATH, page("x"), HERE)
    empty = examine(PATH, page('<a href=""><i id=""></i>'), HERE)
    assert (none.links, none.wanted, none.anchors) == (0, [], frozenset())
    assert (empty.links, empty.wanted, empty.anchors) == (1, [], frozenset({""}))
    with FactsFile() as kept:
        for facts in (wrong, none, empty):
            assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301 - of our own making
            kept.add(facts)
        assert list(kept) == list(kept) == [wrong, none, empty]
    many = page(
        "".join(f'<a href="../../articles/2025/2025-11-07-statia-{number}/#s-{number}">' for number in range(100))
    )
    assert len(pickle.dumps(examine(PATH, many, HERE))) < 100 * 60
