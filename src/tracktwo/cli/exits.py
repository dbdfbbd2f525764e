"""How a command ends when it cannot answer: one line for a person, and a code for a script."""

import sys
from typing import NoReturn

import click

__all__ = ["REFUSED", "UNREADABLE", "stop"]

UNREADABLE = 2
REFUSED = 3


def stop(message: str, code: int = UNREADABLE) -> NoReturn:
    """Print the message on standard error and exit with the code."""
    click.echo(message, err=True)
    sys.exit(code)
