"""All harnesses. The same check is run by hypothesis in `make test`, and by atheris in `make fuzz`."""

from __future__ import annotations

from tests.fuzz.harness import Harness
from tests.fuzz.of_dates import DATES
from tests.fuzz.of_edtf import EDTF
from tests.fuzz.of_front_matter import FRONT_MATTER
from tests.fuzz.of_imports import IMPORTS
from tests.fuzz.of_markdown import ESCAPED, MARKDOWN
from tests.fuzz.of_new_files import NEW_FILES
from tests.fuzz.of_raw_bytes import RAW_BYTES
from tests.fuzz.of_statements import STATEMENTS

HARNESSES: tuple[Harness, ...] = (
    MARKDOWN,
    ESCAPED,
    FRONT_MATTER,
    RAW_BYTES,
    EDTF,
    DATES,
    STATEMENTS,
    IMPORTS,
    NEW_FILES,
)
BY_NAME = {harness.name: harness for harness in HARNESSES}
