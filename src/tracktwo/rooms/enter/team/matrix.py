"""The impartiality matrix: where each member stands, where from, and where the team has something to talk about.

The documents lost their picture of it. These axes are our reconstruction, and the page says so; a team may rename
them. Places are shown as words and never counted, averaged or compared with a norm.
"""

from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.schedule import next_workshop
from tracktwo.process.sealed import Record
from tracktwo.ui.headings import tongue

from .members import Teammate, former, team
from .records import STEPS, MatrixAxes, Placement

__all__ = [
    "Axes",
    "Difference",
    "Matrix",
    "Occasion",
    "Said",
    "Standing",
    "axes_of",
    "default_axes",
    "matrix",
    "occasion",
]

# Steps between two members from which on they have something to talk about.
APART = 2


@dataclass(frozen=True)
class Occasion:
    """What a placement is for: the workshop ahead, the last one where none is ahead, or none at all."""

    workshop: str = ""
    number: int = 0
    ahead: bool = False

    @property
    def words(self) -> str:
        """When that is, as in a caption."""
        return when(self.number)


@dataclass(frozen=True)
class Axes:
    """The names of the four ends, in the reader's language."""

    stance: tuple[str, str]
    voice: tuple[str, str]
    renamed: bool = False

    def steps(self, axis: Literal["stance", "voice"]) -> list[tuple[int, str]]:
        """The five steps of an axis in words."""
        return [(step, self.at(axis, step)) for step in STEPS]

    def at(self, axis: Literal["stance", "voice"], step: int) -> str:
        """One step in words."""
        low, high = self.stance if axis == "stance" else self.voice
        if step == 3:
            return _("in the middle")
        end = low if step < 3 else high
        return end if step in (1, 5) else _("nearer to “%(end)s”") % {"end": end}


@dataclass(frozen=True)
class Said:
    """A placement in words: where across, where upwards, and when."""

    record: Record[Placement]
    across: str
    upwards: str
    when: str


@dataclass(frozen=True)
class Standing:
    """A member with where they stand now and stood before, oldest first; `said` puts all of it in words, newest first.

    `due`: they are asked again, or for the first time.
    """

    mate: Teammate
    now: Record[Placement] | None
    earlier: list[Record[Placement]]
    due: bool
    said: list["Said"]

    @property
    def newest(self) -> Placement | None:
        """Where they stand, asked again or not."""
        return self.now.body if self.now else self.earlier[-1].body if self.earlier else None

    @property
    def path(self) -> list[Placement]:
        """Everywhere they stood, oldest first."""
        return [record.body for record in (*self.earlier, *([self.now] if self.now else []))]


@dataclass(frozen=True)
class Difference:
    """An axis on which members stand apart: who stands where, from one end to the other, and what to talk about."""

    groups: list[tuple[str, list[str]]]
    question: str


@dataclass(frozen=True)
class Matrix:
    """The matrix as its page shows it."""

    axes: Axes
    occasion: Occasion
    standings: list[Standing]
    differences: list[Difference] = field(default_factory=list)


def when(number: int) -> str:
    """Before which workshop a placement was made."""
    return _("before workshop %(n)d") % {"n": number} if number else _("at the beginning")


def default_axes(dialogue: OpenDialogue) -> MatrixAxes:
    """The ends as we name them, in the dialogue's languages that the program speaks."""
    ends: list[list[str]] = [[], [], [], []]
    for language in dialogue.card.languages:
        with override(tongue(language)):
            names = (_("even-handed"), _("norm-applying"), _("quiet"), _("assertive"))
        for texts, name in zip(ends, names, strict=True):
            texts.append(name if tongue(language) == language else "")
    if not any(ends[0]):
        ends = [[name] for name in (_("even-handed"), _("norm-applying"), _("quiet"), _("assertive"))]
    return MatrixAxes(*map(MultilingualText.of, ends))


def axes_of(dialogue: OpenDialogue) -> Axes:
    """The names of the ends for the reader: the team's own where it gave one."""
    renamed = dialogue.third.folio().one(MatrixAxes)
    own = renamed.body if renamed else default_axes(dialogue)
    names = []
    spoken = (_("even-handed"), _("norm-applying"), _("quiet"), _("assertive"))
    for end, word in zip((own.stance_low, own.stance_high, own.voice_low, own.voice_high), spoken, strict=True):
        names.append((dialogue.one_line(end, 40) or word) if renamed else word)
    return Axes((names[0], names[1]), (names[2], names[3]), renamed is not None)


def occasion(dialogue: OpenDialogue) -> Occasion:
    """What members are asked about now."""
    ahead = next_workshop(dialogue)
    if ahead:
        return Occasion(ahead.id, ahead.body.number, True)
    placements = [record.body for record in dialogue.third.folio().all(Placement)]
    last = max(placements, key=lambda placement: placement.number, default=None)
    return Occasion(last.workshop, last.number) if last else Occasion()


def matrix(dialogue: OpenDialogue) -> Matrix:
    """Where the team stands; who left comes last, and is not asked again."""
    placements = dialogue.third.folio().all(Placement)
    asked, axes = occasion(dialogue), axes_of(dialogue)
    placed = {record.body.holder for record in placements}
    mates = [*team(dialogue), *(mate for mate in former(dialogue) if mate.holder in placed)]
    standings = []
    for mate in mates:
        own = sorted(
            (record for record in placements if record.body.holder == mate.holder),
            key=lambda record: (record.body.number, record.born),
        )
        now = next((record for record in own if record.body.workshop == asked.workshop), None)
        earlier = [record for record in own if record is not now]
        due = not mate.left and now is None and (asked.ahead or not own)
        said = [_said(record, axes) for record in reversed([*earlier, *([now] if now else [])])]
        standings.append(Standing(mate, now, earlier, due, said))
    return Matrix(axes, asked, standings, _differences(axes, standings))


def _said(record: Record[Placement], axes: Axes) -> Said:
    place = record.body
    return Said(record, axes.at("stance", place.stance), axes.at("voice", place.voice), when(place.number))


def _differences(axes: Axes, standings: list[Standing]) -> list[Difference]:
    """The axes on which present members stand apart, each with the question that opens the conversation."""
    questions: dict[Literal["stance", "voice"], str] = {
        "stance": _("What would each of you do if, in the room, a side broke a norm that you hold?"),
        "voice": _("When would each of you step in, and when would you keep still?"),
    }
    differences = []
    for axis, question in questions.items():
        places: dict[int, list[str]] = {}
        for standing in standings:
            if standing.newest and not standing.mate.left:
                places.setdefault(getattr(standing.newest, axis), []).append(standing.mate.code)
        if places and max(places) - min(places) >= APART:
            groups = [(axes.at(axis, step), places[step]) for step in sorted(places)]
            differences.append(Difference(groups, question))
    return differences
