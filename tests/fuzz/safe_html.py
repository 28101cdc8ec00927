"""An HTML parser that accepts what Letopis makes of contributed Markdown, and nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"br", "hr"}
_ELEMENTS = set("p h2 h3 h4 h5 h6 em strong code pre a ul ol li blockquote span b".split()) | _VOID
_ATTRIBUTES = {
    "a": {"href", "rel", "id", "class"},
    "ol": {"start"},
    "span": {"id", "class"},
    "b": {"id", "class"},
}
_SCHEMES = ("http://", "https://", "mailto:")
OWN = "#own"
"""The address of a link that the harness itself laid over the text."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ELEMENTS, f"an element <{tag}>"
        assert tag != "a" or "a" not in self.open, "a link inside a link"
        for name, value in attrs:
            assert name in _ATTRIBUTES.get(tag, set()), f"an attribute {name} of <{tag}>"
            if name == "href":
                assert value == OWN or (value or "").lower().startswith(_SCHEMES), f"a link to {value}"
                assert not any(char <= " " for char in value or ""), f"white space in the address {value!r}"
            if name == "start":
                assert (value or "").isdigit()
            if name == "id":
                self.ids.append(value or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError("a declaration")

    def handle_pi(self, data: str) -> None:
        raise AssertionError("a processing instruction")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError("a declaration")


def shown(html: str) -> str:
    """The text that a browser would show, its white space left out. Raises AssertionError for HTML that is not safe."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [], f"{reader.open} stays open"
    assert len(reader.ids) == len(set(reader.ids)), "an id stands twice"
    return squeezed("".join(reader.text))


def squeezed(text: str) -> str:
    return "".join(text.split())
