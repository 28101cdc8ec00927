"""What a command that cannot go on says, and the exit code that it returns."""

from __future__ import annotations

import sys
from collections.abc import Callable

from generator.cli.options import complain
from generator.cli.problems import ProblemFormat, print_problems
from generator.errors import ContentError, LetopisError, Message
from generator.wording import said


def exit_code(run: Callable[[], object]) -> int:
    """0 where it went well. Errors of ours are one clear line each, without a traceback."""
    try:
        run()
    except ContentError as error:
        print_problems(error.problems, ProblemFormat.HUMAN, error.language)
        complain(said(Message("Nothing was built; the last good site stands as it was."), error.language))
        return error.exit_code
    except LetopisError as error:
        complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        # Whoever read us has what they wanted (`letopis annotate … | head`).
        sys.stderr.close()
        return 0
    except OSError as error:
        # A full disk, a folder that may not be written: no fault of ours, and no news in a traceback.
        complain(
            f"{error.filename or 'a file'}: {error.strerror or error}. Make room or give permission, and run it again."
        )
        return 1
    return 0
