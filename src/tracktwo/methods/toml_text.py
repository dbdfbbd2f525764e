"""TOML from strangers: the standard library's parser, behind a guard against what makes it slow."""

import re
import tomllib
from collections.abc import Callable
from typing import Any

from .errors import InvalidInput

__all__ = ["MAX_KEY_PARTS", "load_toml"]

MAX_KEY_PARTS = 16
# Strings and comments may hold any number of dots; they are taken out before keys are looked at.
_STRING = r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
_STRING_OR_COMMENT = re.compile(_STRING + r"|#[^\n]*", re.DOTALL)
_LONG_KEY = re.compile(rf"(?<![\w-])(?:[\w-]+[ \t]*\.[ \t]*){{{MAX_KEY_PARTS}}}")


def load_toml(text: str, parse_float: Callable[[str], Any]) -> dict[str, Any]:
    """The content of a TOML text; a byte order mark at its beginning is skipped.

    `tomllib` looks at every prefix of a dotted key: one key of 100,000 parts takes seconds and gigabytes. Keys of
    more than 16 parts are therefore refused before it sees them.

    Args:
        text: the file's text, whose length the caller has bounded.
        parse_float: what a number with a point or an exponent becomes; it may raise ValueError.

    Raises:
        InvalidInput: not TOML, a key with too many parts, or lists nested too deeply.
    """
    text = text.removeprefix("\ufeff")
    if match := _LONG_KEY.search(_STRING_OR_COMMENT.sub(_placeholder, text)):
        raise InvalidInput(
            "key-too-long",
            "not TOML that can be used: the key “{key}…” has more than {limit} parts",
            key=match[0][:40],
            limit=MAX_KEY_PARTS,
        )
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput("not-toml", "not TOML: {reason}", reason=str(error)) from None
    except ValueError as error:
        # From `parse_float`, or from Python, which reads no integer of more than 4,300 digits.
        reason = "a number has more than 4,300 digits" if "conversion" in str(error) else str(error)
        raise InvalidInput("not-toml-number", "{reason}", reason=reason) from None
    except RecursionError:
        raise InvalidInput("nested-too-deep", "the file nests lists or tables too deeply") from None


def _placeholder(match: re.Match[str]) -> str:
    """A quoted part of a key still counts as a part; a comment does not."""
    return "" if match[0].startswith("#") else "x"
