"""Words of the program that stand where every side reads: on the wall, on paper, in documents."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

__all__ = ["HEADINGS", "SCALE_ENDS", "tongue"]

HEADINGS: dict[str, Text] = {
    "non-binding": _("non-binding"),
    "fiction": _("fiction"),
    "shared": _("All sides hold"),
    "words": _("Words in the way"),
    "word": _("Loaded word"),
    "parked": _("Parked positions"),
    "means": _("What it means to this side"),
    "fears": _("What this side fears it means to the other"),
    "least": _("The least it must mean"),
    "rules": _("Ground rules"),
    "today": _("Today"),
    "groups": _("Small groups, round"),
    "draft": _("draft"),
    "ideas": _("Ideas"),
    "idea": _("Idea"),
    "society": _("From the wider society"),
    "reactions": _("Reactions brought back"),
    "ladder": _("Steps of mutual reassurance"),
    "step": _("Step"),
    "asked": _("People asked:"),
    "expected": _("expected"),
    "later": _("expected again"),
    "answered": _("answered"),
    "kind": _("Kind"),
    "belongs": _("belongs with"),
    "own-words": _("In the side's own words"),
    "key": _("key"),
    "restated": _("Restated"),
    "that-is-it": _("“That is it”"),
    "number": _("No."),
    "change": _("Change"),
    "copy": _("Copy %(number)s of %(last)s"),
    "bring-back": _("Bring this sheet back, and destroy it by %(day)s."),
    "write-beside": _("No names. Write changes beside your own side's cards; new cards go below, with their kind."),
    "destroy": _("No names. Destroy this sheet when the meeting closes."),
}

# The ends of the scales on which sides answer and predict, by the kind of question.
SCALE_ENDS: dict[tuple[str, str], Text] = {
    ("importance", "low"): _("not at all"),
    ("importance", "high"): _("above all"),
    ("acceptable", "low"): _("never"),
    ("acceptable", "high"): _("yes"),
}


def tongue(language: str) -> str:
    """The language in which the program says something to readers of this one: English where it does not speak it."""
    return language if language in dict(settings.LANGUAGES) else "en"
