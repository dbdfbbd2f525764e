"""The picture's words as people type them: a side, a level, a power, a tie, in any language that the program speaks."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text

from .records import LEVELS, NOT_KNOWN, POWERS, TIES

__all__ = ["level_named", "plain", "power_named", "side_named", "tie_named"]

NO_SIDE: dict[str, Text] = {"none": _("none of them"), "between": _("between the sides")}
QUIET: dict[str, Text] = {"back-channel": _("back-channel")}


def plain(words: str) -> str:
    """Words without what does not matter in a list: case, and spaces."""
    return " ".join(words.split()).casefold()


def _named(words: str, labels: Mapping[str, Text]) -> str | None:
    """The name of the label that was typed, by itself or by its label in any of the languages."""
    typed = plain(words)
    for name, label in labels.items():
        spoken = {plain(name)}
        for language, _title in settings.LANGUAGES:
            with override(language):
                spoken.add(plain(str(label)))
        if typed in spoken - {""}:
            return name
    return None


def side_named(dialogue: OpenDialogue, words: str) -> str | None:
    """The side of this name in any of the dialogue's languages; empty for none of them, `?` for not known."""
    typed = plain(words)
    if typed in ("", "-", "–"):
        return ""
    for side in dialogue.sides:
        if typed in {plain(name) for name in side.name.texts if name} | {plain(side.id)}:
            return side.id
    if typed == NOT_KNOWN:
        return NOT_KNOWN
    return "" if _named(words, NO_SIDE) else None


def level_named(words: str) -> str | None:
    """The level of this name; empty where nothing was typed."""
    typed = plain(words)
    return "" if typed in ("", "?") else _named(words, LEVELS)


def power_named(words: str) -> str | None:
    """The power of this name, also after the word for it; empty where nothing was typed."""
    typed = words.rpartition(":")[2]
    return "" if plain(typed) in ("", "?") else _named(typed, POWERS)


def tie_named(words: str) -> tuple[str, bool] | None:
    """The tie of this name, and whether it is kept quiet."""
    if _named(words, QUIET):
        return "channel", True
    kind = _named(words, TIES)
    return (kind, False) if kind else None
