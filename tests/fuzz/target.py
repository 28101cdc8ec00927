"""`python -m tests.fuzz.target HARNESS …`: one harness under atheris, with libFuzzer's own arguments after its name."""

from __future__ import annotations

import importlib
import sys
from typing import Any


def main() -> None:
    atheris: Any = importlib.import_module("atheris")
    name = sys.argv.pop(1)
    # What is imported inside is rebuilt so that it tells the fuzzer which branches an input took.
    with atheris.instrument_imports(include=["generator", "markdown_it", "yaml"]):
        from tests.fuzz.harness import LONGEST, spelled, tried
        from tests.fuzz.harnesses import harness

        chosen = harness(name)
    chosen.check("")  # dictionaries and grammars are loaded before the clock runs

    def one(data: bytes) -> None:
        text = spelled(data, chosen.tokens)[:LONGEST]
        try:
            tried(chosen, text)
        except BaseException:
            sys.stderr.write(f"\n{name} does not hold for {text!r}\n")
            raise

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
