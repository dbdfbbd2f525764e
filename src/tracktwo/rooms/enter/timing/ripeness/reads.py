"""Ripeness as pages show it: for each side what every assessor sees, apart; where they differ; what follows."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.holders import holder_name
from tracktwo.process.journal import today
from tracktwo.process.records import Session, Side
from tracktwo.process.sealed import Record

from .records import ANSWERS, ASPECTS, SHORT, MaintenanceStep, RipenessCard

__all__ = [
    "AspectView",
    "Reading",
    "Said",
    "SideView",
    "reading",
    "sequence",
    "side_views",
    "since_words",
    "solving_is_planned",
    "steps",
]


@dataclass(frozen=True)
class Said:
    """What one assessor says of one question."""

    card: Record[RipenessCard]
    holder: str
    answer: str
    why: str

    @property
    def words(self) -> Text:
        """The answer in words."""
        return ANSWERS[self.answer]


@dataclass(frozen=True)
class CardView:
    """A card with its assessor's code, and its four answers as (shape, question, answer in words, evidence)."""

    holder: str
    record: Record[RipenessCard]

    @property
    def rows(self) -> list[tuple[str, Text, Text, str]]:
        """The four questions in their order."""
        card = self.record.body
        return [
            (getattr(card, name) or "open", SHORT[name], ANSWERS[getattr(card, name)], getattr(card, f"{name}_why"))
            for name in ASPECTS
        ]

    @property
    def since(self) -> str:
        """Since when the side is seen to know that it cannot win."""
        return since_words(self.record.body.seen_since) if self.record.body.seen_since else ""


@dataclass(frozen=True)
class AspectView:
    """One question about one side, with what each assessor says. Answers are never added up."""

    name: str
    question: Text
    short: Text
    said: list[Said]

    @property
    def answers(self) -> list[str]:
        """The different answers that were given, from yes to no; a single empty one where nobody has looked."""
        given = {each.answer for each in self.said}
        return [answer for answer in ("yes", "unsure", "no") if answer in given] or [""]

    @property
    def shown(self) -> list[tuple[str, Text]]:
        """The same, each with its word."""
        return [(answer or "open", ANSWERS[answer]) for answer in self.answers]

    @property
    def differs(self) -> bool:
        """Whether assessors answer differently."""
        return len(self.answers) > 1


@dataclass(frozen=True)
class SideView:
    """One side: the present card of each assessor, earlier ones, and the four questions."""

    side: Side
    cards: list[CardView]
    earlier: list[CardView]
    aspects: list[AspectView]

    @property
    def dates(self) -> list[str]:
        """The different dates that assessors give for the day on which the side saw it, earliest first."""
        return sorted({card.record.body.seen_since for card in self.cards} - {""})

    @property
    def newest(self) -> Record[RipenessCard] | None:
        """The newest card."""
        return max((card.record for card in self.cards), key=_age, default=None)


def _age(record: Record[RipenessCard]) -> tuple[object, int]:
    return record.body.day, record.born


def side_views(dialogue: OpenDialogue) -> list[SideView]:
    """Every side with its cards."""
    records = sorted(dialogue.third.folio().all(RipenessCard), key=_age)
    names = {holder: holder_name(dialogue, holder) for holder in {record.body.holder for record in records}}
    now = today(dialogue.third.folio())
    views = []
    for side in dialogue.sides:
        of_side = [record for record in records if record.body.side == side.id]
        newest = {record.body.holder: record for record in of_side if not _is_past(record, now)}
        present = sorted(newest.values(), key=lambda record: (names[record.body.holder], record.id))
        kept = {record.id for record in present}
        earlier = [record for record in reversed(of_side) if record.id not in kept]
        aspects = [
            AspectView(name, question, SHORT[name], list(_said(present, name, names)))
            for name, question in ASPECTS.items()
        ]
        views.append(SideView(side, _named(present, names), _named(earlier, names), aspects))
    return views


def _is_past(record: Record[RipenessCard], now: object) -> bool:
    return record.body.until is not None and record.body.until < now  # type: ignore[operator]


def _named(records: Iterable[Record[RipenessCard]], names: dict[str, str]) -> list[CardView]:
    return [CardView(names[record.body.holder], record) for record in records]


def _said(cards: list[Record[RipenessCard]], name: str, names: dict[str, str]) -> Iterable[Said]:
    for card in cards:
        if answer := getattr(card.body, name):
            yield Said(card, names[card.body.holder], answer, getattr(card.body, f"{name}_why"))


@dataclass(frozen=True)
class Reading:
    """What follows from the cards, in lists and never in a number.

    `differs`: questions on which assessors part; `not_ripe`: a side and the questions all who looked answer with no;
    `open`: questions nobody has looked at, or that everybody is unsure of; `ready`: every question is answered with
    yes by all, which is necessary and promises nothing.
    """

    differs: list[tuple[Side, AspectView]] = field(default_factory=list)
    not_ripe: list[tuple[Side, list[AspectView]]] = field(default_factory=list)
    open: list[tuple[Side, AspectView]] = field(default_factory=list)
    ready: bool = False


def reading(views: list[SideView]) -> Reading:
    """What the cards of all sides say together."""
    aspects = [(view.side, aspect) for view in views for aspect in view.aspects]
    refused = [(view.side, [aspect for aspect in view.aspects if aspect.answers == ["no"]]) for view in views]
    return Reading(
        differs=[(side, aspect) for side, aspect in aspects if aspect.differs],
        not_ripe=[(side, missing) for side, missing in refused if missing],
        open=[(side, aspect) for side, aspect in aspects if aspect.answers in ([""], ["unsure"])],
        ready=all(aspect.answers == ["yes"] for _side, aspect in aspects),
    )


def steps(dialogue: OpenDialogue) -> list[tuple[Record[MaintenanceStep], bool]]:
    """What keeps possibility alive, the next to be looked at first; and whether that day has come."""
    now = today(dialogue.third.folio())
    records = sorted(
        dialogue.third.folio().all(MaintenanceStep), key=lambda record: (record.body.done, record.body.again)
    )
    return [(record, not record.body.done and record.body.again <= now) for record in records]


def solving_is_planned(dialogue: OpenDialogue) -> bool:
    """Whether a session for solving is planned that has not been held (row 69)."""
    return any(
        record.body.purpose == "solve" and not record.body.held for record in dialogue.third.folio().all(Session)
    )


def since_words(since: str) -> str:
    """A year, a month or a day as people say it."""
    parts = since.split("-")
    first = datetime.date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    return date_format(first, ("Y", "F Y", "j F Y")[len(parts) - 1])


def sequence(dialogue: OpenDialogue, views: list[SideView]) -> str:
    """Row 68: which side is seen to have known first that it cannot win, and whether every other followed.

    Empty while no date is given, or where assessors give different ones, which the page shows instead.
    """
    dated = sorted(((view.dates[0], view.side) for view in views if len(view.dates) == 1), key=lambda each: each[0])
    names = {view.side.id: dialogue.one_line(view.side.name) for view in views}
    if not dated or any(len(view.dates) > 1 for view in views):
        return ""
    said = " ".join(
        _("%(side)s is seen to know it since %(since)s.") % {"side": names[side.id], "since": since_words(since)}
        for since, side in dated
    )
    missing = [names[view.side.id] for view in views if not view.dates]
    if missing:
        return said + " " + _("No date is given for %(sides)s.") % {"sides": ", ".join(missing)}
    last = since_words(dated[-1][0])
    return said + " " + _("Seen from every side, the stalemate stands since %(since)s.") % {"since": last}
