"""Lines typed about seats, as the method needs them; what cannot be read is said with the line."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tracktwo.process.errors import Refused

__all__ = ["code_lists", "interpreters_of", "languages_of"]


def code_lists(text: str, codes: Sequence[str]) -> list[tuple[str, ...]]:
    """Seats by line: `N1, S2` on a line is one list.

    Raises:
        Refused: a line names an unknown seat, or fewer than two.
    """
    lists = []
    for line in _lines(text):
        named = [_seat(word, codes, line) for word in _words(line)]
        if len(set(named)) < 2:
            raise Refused(_("“%(line)s”: name two seats or more on a line.") % {"line": line[:40]})
        lists.append(tuple(dict.fromkeys(named)))
    return lists


def languages_of(text: str, codes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The languages of each seat that has a line, `N1: ar, en`, the one spoken best first.

    Raises:
        Refused: a line names an unknown seat, or no language.
    """
    spoken = {}
    for line in _lines(text):
        seat, _colon, rest = line.partition(":")
        languages = tuple(dict.fromkeys(word.casefold() for word in _words(rest)))
        if not languages:
            raise Refused(_("“%(line)s”: write a seat, a colon and its languages.") % {"line": line[:40]})
        spoken[_seat(seat.strip(), codes, line)] = languages
    return spoken


def interpreters_of(text: str) -> list[frozenset[str]]:
    """The languages of each interpreter, a line for each."""
    return [frozenset(word.casefold() for word in _words(line)) for line in _lines(text)]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _words(line: str) -> list[str]:
    return line.replace(",", " ").replace("،", " ").replace(";", " ").split()


def _seat(word: str, codes: Sequence[str], line: str) -> str:
    known = {code.casefold(): code for code in codes}
    if word.casefold() not in known:
        raise Refused(_("“%(line)s”: there is no seat “%(seat)s” here now.") % {"line": line[:40], "seat": word[:12]})
    return known[word.casefold()]
