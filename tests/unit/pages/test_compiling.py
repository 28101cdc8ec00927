"""Templates as pages compile them, against plain Jinja's: the same output, and nothing unescaped."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from generator.i18n import translations
from generator.pages.compiling import PageCode, escaped

HOSTILE = "<script>alert('\"&')</script>"


@dataclass
class View:
    title: object
    rows: tuple[object, ...] = ()


TEMPLATES = {
    "macros.html": """
{% macro row(view, mark=false, after="!") %}<li{% if mark %} class="m"{% endif %}>{{ view }}{{ after }}</li>{% endmacro %}
{% macro around(view) %}<p>{{ view }}{% if caller is defined %}{{ caller() }}{% endif %}</p>{% endmacro %}
""",
    "page.html": """{% import "macros.html" as macros %}
{% macro own(text) %}<b title="{{ text }}">{{ text }}</b>{% endmacro %}
<h1>{{ view.title }}</h1>{{ own(view.title) }}{{ own(view.title)|trim }}
{% for one in view.rows %}{{ macros.row(one) }}{{ macros.row(one, true) }}{{ macros.row(one, after="?") }}{{ loop.last }}{% endfor %}
{{ macros.around(view.title) }}{% call macros.around(view.title) %}{{ view.title }}{% endcall %}
{{ _("Search") }} {{ _("Page %(num)s", num=view.title) }} {{ pgettext("kind", "person") }}
{{ ngettext("%(num)s article", "%(num)s articles", 5) }}""",
}


def _environment(*, compiled: bool) -> Environment:
    made = Environment(
        loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    if compiled:
        made.code_generator_class = PageCode
    made.install_gettext_translations(translations("ru"), newstyle=True)  # type: ignore[attr-defined]
    made.globals["interface"] = "ru"
    return made


@pytest.mark.parametrize("title", [HOSTILE, Markup("<i>ours</i>"), "", 5, None, "Слово"])
def test_the_output_is_that_of_plain_jinja(title: object) -> None:
    view = View(title, (HOSTILE, Markup("<i>x</i>"), 0))
    plain, ours = (
        _environment(compiled=compiled).get_template("page.html").render(view=view) for compiled in (False, True)
    )
    assert ours == plain
    assert "<script" not in ours


def test_what_a_view_lacks_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _environment(compiled=True).from_string("{{ view.titel }}").render(view=View("x"))


def test_what_a_macro_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        _environment(compiled=True).from_string('{% import "macros.html" as m %}{{ m.row() }}').render()


@pytest.mark.parametrize("value", [HOSTILE, "", 7, None, True, Markup("<b>")])
def test_escaped_is_what_escape_gives(value: object) -> None:
    assert escaped(value) == escape(value)
