"""Templates compiled for pages by the ten thousand: the same language and the same output as plain Jinja's, at a third of its cost.

Jinja's generated code asks at run time what is known here beforehand: that a view is an object and `view.title` its attribute; that an
import is a module of macros, which need no context; that the words of the interface are those of one language. What is not so known is left
to Jinja. Escaping stays what it is: every value that is printed goes through `escaped`, and what is no Markup comes out escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro, StrictUndefined
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.i18n import translations

_special: Callable[[str], str] = markupsafe._escape_inner  # type: ignore[attr-defined]
"""What `escape` does to a string, without making a Markup of it."""
_as = str.__new__
"""`_as(Markup, text)` is `Markup(text)` without the detour through Markup's own `__new__`."""


UNBROKEN = "unbroken"
"""The filter of `engine.py`."""


def escaped(value: Any) -> str:
    """What a template prints for a value: as `markupsafe.escape` has it."""
    if type(value) is str:
        return _special(value)
    return value if isinstance(value, Markup) else escape(value)


def safe(html: str) -> Markup:
    """Escaped text, as such."""
    return _as(Markup, html)


@cache
def module(environment: Environment, name: str) -> Any:
    """The macros of a template."""
    return environment.get_template(name).module


def direct(macro: Macro) -> Callable[..., Markup]:
    """A macro as a function: its arguments go to its body without being looked at, unless there is more to them than their places.

    Its attribute `text` is that body: for what is put into other output at once, and need not be known as Markup.
    """
    body, count = macro._func, macro._argument_count
    if macro.catch_kwargs or macro.catch_varargs:
        body = macro
    else:
        # Of one that may be given a block, and is not, the caller is undefined.
        body.__defaults__ = (missing,) * count + (StrictUndefined(name="caller"),) * macro.caller

    def call(*given: Any, **named: Any) -> Markup:
        if named or len(given) > count:
            return macro(*given, **named)  # type: ignore[return-value]
        return _as(Markup, body(*given))

    call.text = body  # type: ignore[attr-defined]
    return call


class PageCode(CodeGenerator):
    """Jinja's code generator, where it asks what is known."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self._macros = {macro.name for macro in node.find_all(nodes.Macro)}
        self._modules = {imported.target for imported in node.find_all(nodes.Import)}
        self._printed: nodes.Expr | None = None
        _InOneLanguage(str(self.environment.globals["interface"])).visit(node)
        self.writeline(f"from {__name__} import direct, escaped, module")
        super().visit_Template(node, frame)

    def macro_def(self, macro_ref: Any, frame: Frame) -> None:
        self.write("direct(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Views are objects: what is no attribute is a mistake of ours."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs or not self._is_macro(node.node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write(".text(" if node is self._printed and not node.kwargs else "(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _is_macro(self, node: nodes.Expr) -> bool:
        if isinstance(node, nodes.Getattr):
            return isinstance(node.node, nodes.Name) and node.node.name in self._modules
        return isinstance(node, nodes.Name) and node.name in self._macros

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """A module of macros needs no context, so there is one for all: Jinja would compare the context's names with its own first."""
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"module(environment, {node.template.value!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif self._is_safe(node):
            self._printed = node
            self.write("(")
        else:
            self.write("escaped(")

    def _is_safe(self, node: nodes.Expr) -> bool:
        """Whether it is Markup in any case: of a macro, or of the filter that gives nothing else."""
        if isinstance(node, nodes.Filter):
            return node.name == UNBROKEN
        return isinstance(node, nodes.Call) and self._is_macro(node.node)


class _InOneLanguage(NodeTransformer):
    """Words of the interface that take no values are put into the code translated: `_("Earlier")`, `pgettext("kind", "person")`."""

    def __init__(self, language: str) -> None:
        found = translations(language)
        self._say: dict[str, Callable[..., Any]] = {
            "_": found.gettext,
            "gettext": found.gettext,
            "pgettext": found.pgettext,
        }

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        node = self.generic_visit(node)  # type: ignore[assignment]
        say = self._say.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        words = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
        if say is None or node.kwargs or len(words) != len(node.args):
            return node
        # As the extension has it: the words are trusted, and «%%» in them is «%».
        said = safe(str(say(*words))) % {}
        return nodes.MarkSafe(nodes.Const(str(said)), lineno=node.lineno)
