"""How a command speaks: text that is safe on a terminal, and an end with a message and a code."""

import sys
from typing import NoReturn

import click

__all__ = ["REFUSED", "UNREADABLE", "on_terminal", "stop"]

UNREADABLE = 2
REFUSED = 3
# Control characters but for the line feed: a name in a file must not move the cursor or set the window's title.
_CONTROLS = {number: "\ufffd" for number in (*range(32), *range(127, 160)) if number != 10}


def on_terminal(text: str) -> str:
    """Text with every control character replaced, but for line feeds."""
    return text.translate(_CONTROLS)


def stop(message: str, code: int = UNREADABLE) -> NoReturn:
    """Print the message on standard error and exit with the code."""
    click.echo(on_terminal(message), err=True)
    sys.exit(code)
