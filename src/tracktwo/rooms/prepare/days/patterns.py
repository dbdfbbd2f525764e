"""Patterns from which a timetable is begun: days of blocks, each with its length, form and part in the whole.

Sources: Kelman's agenda for problem-solving workshops; Saunders' five stages of sustained dialogue; and short forms for
lessons (row 43), for keeping a possibility alive (69), and for support while an accord is carried out (17).
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tracktwo.process.fields import MultilingualText, Text
from tracktwo.ui.headings import tongue

from .records import Form, Phase

__all__ = ["PATTERNS", "Line", "Pattern", "in_languages"]


class Line(NamedTuple):
    """One block of a pattern; `minutes` is its length."""

    title: Text
    minutes: int
    form: Form = "plenary"
    phase: Phase = ""
    wall: str = ""
    printed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """A timetable to begin from. Every day begins at nine; what it says of itself stands beside its button."""

    title: Text
    says: Text
    days: tuple[tuple[Line, ...], ...]


def in_languages(text: Text, languages: list[str]) -> MultilingualText:
    """A text of the program in the languages of a dialogue; in one that it does not speak, nothing.

    Where it speaks none of them, English stands in the first place: a block needs a title.
    """
    texts = []
    for language in languages:
        with override(language):
            texts.append(str(text) if tongue(language) == language else "")
    if not any(texts):
        with override("en"):
            texts[0] = str(text)
    return MultilingualText.of(texts)


def _pause(minutes: int = 20) -> Line:
    return Line(_("Break"), minutes, "break")


def _meal(minutes: int = 90) -> Line:
    return Line(_("Meal together"), minutes, "informal")


def _evening(minutes: int = 120) -> Line:
    return Line(_("Evening together"), minutes, "informal")


def _welcome(minutes: int = 60) -> Line:
    printed = ("agenda", "rules", "seats")
    return Line(_("Welcome and ground rules"), minutes, phase="open", wall="ground-rules", printed=printed)


_HOME = Line(_("What each takes home"), 60, phase="close", printed=("exit",))

_KELMAN = (
    (
        _welcome(),
        _pause(),
        Line(_("Needs and fears"), 100, phase="hear", printed=("boards",)),
        _meal(),
        Line(_("Saying back what was heard"), 90, phase="acknowledge"),
        _pause(),
        Line(_("Each side by itself"), 45, "caucus"),
        _evening(),
    ),
    (
        Line(_("What is not yet said back"), 75, phase="acknowledge"),
        _pause(),
        Line(_("Ideas in small groups"), 90, "groups", "ideas"),
        _meal(),
        Line(_("Ideas brought together"), 75, phase="ideas", printed=("boards",)),
        _pause(),
        Line(_("Each side by itself"), 45, "caucus"),
        _evening(),
    ),
    (
        Line(_("What limits each side at home"), 90, phase="constraints"),
        _pause(),
        Line(_("Overcoming it together"), 90, phase="overcome"),
        _meal(),
        Line(_("One text"), 90, phase="text"),
        _pause(),
        _HOME,
    ),
)
_SAUNDERS = (
    (
        _welcome(),
        Line(_("Why each of us came"), 60, phase="open"),
        _pause(),
        Line(_("Mapping what divides and what connects us"), 90, phase="hear", printed=("boards",)),
        _meal(),
        Line(_("Naming the problems and the relationships behind them"), 90, phase="hear"),
        _pause(),
        Line(_("Each side by itself"), 45, "caucus"),
        _evening(),
    ),
    (
        Line(_("Probing one problem: what it means to each"), 90, phase="acknowledge"),
        _pause(),
        Line(_("Probing the relationship: identity, interests, power, pictures"), 90, phase="acknowledge"),
        _meal(),
        Line(_("What would have to change"), 75, "groups", "ideas"),
        _pause(),
        Line(_("Choosing a direction"), 60, phase="ideas"),
        _evening(),
    ),
    (
        Line(_("Building a scenario: steps and who takes them"), 90, phase="ideas"),
        _pause(),
        Line(_("What stands in the way"), 75, phase="constraints"),
        _meal(),
        Line(_("Acting together"), 90, phase="overcome"),
        _pause(),
        _HOME,
    ),
)
_SHORT = (
    (
        _welcome(30),
        Line(_("Needs and fears"), 75, phase="hear", printed=("boards",)),
        _pause(),
        Line(_("Saying back what was heard"), 75, phase="acknowledge"),
        _meal(),
        Line(_("Ideas in small groups"), 60, "groups", "ideas"),
        Line(_("Ideas brought together"), 45, phase="ideas"),
        _pause(),
        Line(_("What each takes home"), 30, phase="close", printed=("exit",)),
    ),
)
_LESSONS = (
    (
        Line(_("What did we set out to do?"), 45, phase="open", printed=("agenda",)),
        Line(_("What happened, as each side saw it"), 60, "caucus"),
        _pause(),
        Line(_("Hearing each other's account"), 90, phase="hear", printed=("boards",)),
        _meal(),
        Line(_("What would we do again, and what not?"), 75, "groups"),
        _pause(),
        Line(_("What we pass on to others"), 75),
        Line(_("What each takes home"), 30, phase="close", printed=("exit",)),
    ),
)
_MAINTENANCE = (
    (
        Line(_("What has changed for each of us since we met"), 75, phase="hear"),
        _pause(),
        Line(_("What still connects us"), 60, "groups"),
        _meal(120),
        Line(_("What would tell us that the time has come?"), 75),
        _pause(),
        Line(_("How we stay in touch until then"), 45, phase="close", printed=("exit",)),
    ),
)
_SUPPORT = (
    (
        Line(_("What was promised, and where it stands"), 90, phase="open", printed=("agenda", "boards")),
        _pause(),
        Line(_("What it has cost each side to keep to it"), 90, phase="hear"),
        _meal(),
        Line(_("Saying back what was heard"), 60, phase="acknowledge"),
        _pause(),
        Line(_("Each side by itself"), 45, "caucus"),
        _evening(),
    ),
    (
        Line(_("What is stuck, and why"), 75, phase="constraints"),
        _pause(),
        Line(_("Ways to repair it, in small groups"), 90, "groups", "overcome"),
        _meal(),
        Line(_("What each carries to whom at home"), 75, phase="text"),
        _pause(),
        _HOME,
    ),
)

PATTERNS: dict[str, Pattern] = {
    "kelman": Pattern(
        _("Problem-solving workshop, three days"),
        _("After Kelman: needs and fears, thinking together, what limits each side, overcoming it."),
        _KELMAN,
    ),
    "saunders": Pattern(
        _("Sustained dialogue, three days"),
        _("After Saunders: engaging, mapping and naming, probing, building scenarios, acting together."),
        _SAUNDERS,
    ),
    "short": Pattern(_("Short workshop, one day"), _("Hearing, saying back, and a first round of ideas."), _SHORT),
    "lessons": Pattern(
        _("Lessons workshop, one day"), _("What each side saw, and what should be passed on to others."), _LESSONS
    ),
    "maintenance": Pattern(
        _("Keeping a possibility alive, one day"),
        _("For a time that is not ripe: no solving, and enough to stay in touch."),
        _MAINTENANCE,
    ),
    "support": Pattern(
        _("Support while promises are carried out, two days"),
        _("What was promised, what is stuck, and how it is repaired."),
        _SUPPORT,
    ),
}
