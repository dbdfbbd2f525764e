"""Run commands beside each other: `side_by_side.py COMMAND…`, each a line for the shell.

What they print stands one after the other, each under its command, so that two reports never mix. It exits with the
first code that is not 0, and lets every command end.
"""

import contextlib
import signal
import subprocess
import sys
import tempfile
import time
from typing import IO

__all__ = ["run"]


def run(lines: list[str]) -> int:
    """Run shell lines beside each other, print what each said once it has ended, and return the first bad code."""
    began = time.monotonic()
    with contextlib.ExitStack() as stack:
        started: list[tuple[str, subprocess.Popen[bytes], IO[bytes]]] = []
        for line in lines:
            said = stack.enter_context(tempfile.TemporaryFile())
            # The lines are those of the Makefile.
            process = subprocess.Popen(line, shell=True, stdout=said, stderr=subprocess.STDOUT)  # noqa: S602
            started.append((line, process, said))
        try:
            codes = [_report(*each, began) for each in started]
        except KeyboardInterrupt:
            for _, process, _ in started:
                process.send_signal(signal.SIGINT)
            for _, process, _ in started:
                process.wait()
            return 130
    return next((code for code in codes if code), 0)


def _report(line: str, process: "subprocess.Popen[bytes]", said: IO[bytes], began: float) -> int:
    code = process.wait()
    said.seek(0)
    print(f"--> {line}: ended with {code} after {time.monotonic() - began:.0f} s", flush=True)
    for chunk in said:
        sys.stdout.buffer.write(chunk)
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
