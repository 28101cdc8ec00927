"""The only engine that ever sees contributed Markdown: markdown-it-py, CommonMark, `html: false`.

`parse` gives the plain text that everything is annotated on, with the way back to the source; `render` gives safe HTML with marks
(sentences, mentions) laid over that text. Both walk the same tokens in the same order, so an offset means the same in both.
"""

from generator.markdown.html import Mark, render
from generator.markdown.text import CORRECTION_SCHEMES, Parsed, parse, plain
from generator.markdown.uncorrected import uncorrected

__all__ = ["CORRECTION_SCHEMES", "Mark", "Parsed", "parse", "plain", "render", "uncorrected"]
