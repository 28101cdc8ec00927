"""Preloaded by a worker of the tests: some words in a text end the process that annotates it, others are too much for the annotators."""

from __future__ import annotations

import os
import signal

from generator import annotators
from generator.model import AnnotatedArticle, Article

DEADLY = "Смертельное слово"
TOO_MUCH = "Непосильное слово"

_annotate = annotators.annotate


def annotate(article: Article) -> AnnotatedArticle:
    if DEADLY in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if TOO_MUCH in article.text:
        raise ValueError("too much")
    return _annotate(article)


def dask_setup(worker: object) -> None:
    annotators.annotate = annotate
