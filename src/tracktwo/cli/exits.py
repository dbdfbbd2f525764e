"""How a command speaks: text that is safe on a terminal, and an end with a message and a code."""

import sys
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import click

__all__ = ["REFUSED", "UNREADABLE", "on_terminal", "stop"]

F = TypeVar("F", bound=Callable[..., Any])
UNREADABLE = 2
REFUSED = 3
# Control characters but for the line feed: a name in a file must not move the cursor or set the window's title.
_CONTROLS = {number: "\ufffd" for number in (*range(32), *range(127, 160)) if number != 10}


def on_terminal(text: str) -> str:
    """Text with every control character replaced, but for line feeds."""
    return text.translate(_CONTROLS)


class Commands(click.Group):
    """A group whose commands say what a disk refused in one line, in place of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            # Where a library gives no words, its number of the error is looked up.
            stop(f"{error.filename or 'The disk'}: {error.strerror or error}. Nothing more was written.")
        except Exception as error:
            if not _is_of_the_database(error):
                raise
            stop(f"The database cannot be opened or written: {error}. Is the disk full, or not yours to write?")


def _is_of_the_database(error: Exception) -> bool:
    """Whether Django's database layer raised it. Django is looked at only if a command has loaded it."""
    database = sys.modules.get("django.db")
    return database is not None and isinstance(error, database.DatabaseError)


def port_option(default: int) -> Callable[[F], F]:
    """The option `--port` of a server."""
    kind = click.IntRange(1, 65535)
    words = "Port; also the variable PORT."
    return click.option("--port", envvar="PORT", type=kind, default=default, show_default=True, help=words)


def stop(message: str, code: int = UNREADABLE) -> NoReturn:
    """Print the message on standard error and exit with the code."""
    click.echo(on_terminal(message), err=True)
    sys.exit(code)
