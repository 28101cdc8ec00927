"""Exports of small archives: a plain one, and one in which every text is a trap for some format."""

from __future__ import annotations

from dataclasses import replace

from generator.exports import outputs
from generator.model import Archive, EntityKind, Rights, Source
from generator.pages import pages
from tests.factories import archive, article, config, entity, event
from tests.unit.pages.sample import sample

URL = "https://a.example/repo/"

TRAP = "=cmd() </script><!-- ]]> \u2028x\r\nTY  - HACK\nBEGIN:VEVENT\x00\x0b\x1b\x1f &amp; % $ # _ {скоба} \\input{x} ~ ^ ; , \"к\" 'а' @"
READ = "=cmd() </script><!-- ]]> x TY - HACK BEGIN:VEVENT &amp; % $ # _ {скоба} \\input{x} ~ ^ ; , \"к\" 'а' @"
"""The same on one line, without what is no text."""


def hostile() -> Archive:
    evil = article(
        "2025-11-07-zlo",
        f"Анна пришла в четверг. {TRAP}\n\n«{TRAP}»",
        title=TRAP,
        description=TRAP,
        source=Source(TRAP, 'https://evil.example/{x}\\"q?a=1&b=%20#<й', (TRAP, TRAP + "2"), f"{TRAP}, Анна Ли"),
        mentions={"Анна": "anna"},
        dates={"четверг": "2025-11-06"},
        rights=Rights.EXCERPT,
    )
    others = [article(f"2025-11-0{day}-a", "Анна.", title=TRAP, mentions={"Анна": "anna"}) for day in (5, 6)]
    return archive(
        [evil, *others],
        [entity("anna", TRAP, names={"en": TRAP + "en"}, description=TRAP), entity("dela", TRAP, EntityKind.TOPIC)],
        [event("zlo", "2025-11-06", TRAP, (evil, "четверг"), entities=["anna"])],
    )


def exported(whole: Archive, site_url: str = URL) -> dict[str, str]:
    """By path."""
    settings = config(site_url=site_url)
    if whole is not PLAIN:
        settings = replace(settings, site_name=TRAP, site_description=TRAP)
    return {output.path: str(output.content) for output in outputs(whole, list(pages(whole, settings)), settings)}


PLAIN = sample()
LETTER = "articles/2025/2025-11-07-pismo/"
REPLY = "articles/2025/2025-11-08-otvet/"
UNDATED = "articles/2025/2025-12-16-bez-daty/"
EVIL = "articles/2025/2025-11-07-zlo/"
