"""The picture as its pages show it: what holds on a day, who holds it, where analysts differ, and what nobody knows."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from tracktwo.matter.dated import Dated
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.sealed import Record

from .records import NOT_KNOWN, Doubt, Group, GroupView, Tie

__all__ = [
    "Actor",
    "Chosen",
    "ShownTie",
    "actors",
    "doubts_about",
    "place_of",
    "standing_on",
    "ties",
]

D = TypeVar("D", bound=Dated)


@dataclass(frozen=True)
class Chosen:
    """What of the map is to be shown: one side, one level, some kinds of ties, as of a day, and since when it changed.

    Empty means everything; `day` empty means today.
    """

    sides: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    day: datetime.date | None = None
    since: datetime.date | None = None


@dataclass(frozen=True)
class Actor:
    """A group, how each analyst sees it on the day, and what the map shows of it.

    What most of the analysts hold is drawn; among as many, what was said last. `differ` names the attributes on which
    they do not agree.
    """

    record: Record[Group]
    views: list[Record[GroupView]]
    side: str = ""
    level: str = ""
    power: str = ""
    differ: frozenset[str] = frozenset()
    changed: bool = False

    @property
    def id(self) -> str:
        return self.record.id


@dataclass(frozen=True)
class ShownTie:
    """One kind of tie between two groups, with all who hold it; `contested` where a colleague holds another."""

    pair: tuple[str, str]
    kind: str
    back: bool
    records: list[Record[Tie]] = field(default_factory=list)
    contested: bool = False
    changed: bool = False

    @property
    def ends(self) -> tuple[str, str]:
        """The two groups in the order in which they were first named."""
        return self.records[0].body.start, self.records[0].body.end


def standing_on(records: Iterable[Record[D]], day: datetime.date) -> list[Record[D]]:
    """The statements that hold on a day: it was said from then on, and had not ended."""
    return [
        record
        for record in records
        if record.body.day <= day and (record.body.until is None or record.body.until > day)
    ]


def place_of(dialogue: OpenDialogue, side: str, level: str) -> str:
    """The lane and level in which a group stands that is seen so: who belongs to no side stands in the middle."""
    lane = side if any(each.id == side for each in dialogue.sides) else ""
    return f"{lane}:{level or 'middle'}"


def changed_since(statement: Dated, since: datetime.date | None) -> bool:
    """Whether a statement began after a day."""
    return since is not None and statement.day > since


def actors(dialogue: OpenDialogue, chosen: Chosen | None = None) -> list[Actor]:
    """The groups as they stand on the chosen day; a group nobody had seen by then is left out."""
    chosen = chosen or Chosen()
    folio = dialogue.third.folio()
    day = chosen.day or journal.today(folio)
    views: dict[str, list[Record[GroupView]]] = {}
    for view in standing_on(folio.all(GroupView), day):
        views.setdefault(view.body.group, []).append(view)
    shown = [_actor(group, views[group.id], chosen.since) for group in folio.all(Group) if group.id in views]
    return [actor for actor in shown if _is_chosen(actor, chosen)]


def _is_chosen(actor: Actor, chosen: Chosen) -> bool:
    return (not chosen.sides or actor.side in chosen.sides) and (not chosen.levels or actor.level in chosen.levels)


def _actor(group: Record[Group], views: list[Record[GroupView]], since: datetime.date | None) -> Actor:
    unknown = {"side": NOT_KNOWN, "level": "", "power": ""}
    held = {name: _held([getattr(view.body, name) for view in views], unknown[name]) for name in unknown}
    return Actor(
        group,
        views,
        held["side"][0],
        held["level"][0],
        held["power"][0],
        frozenset(name for name, (_value, differs) in held.items() if differs),
        any(changed_since(view.body, since) for view in views),
    )


def _held(values: list[str], unknown: str) -> tuple[str, bool]:
    """What most hold, the last of them where as many hold another; and whether they differ. Not knowing is no view."""
    said = [value for value in values if value != unknown] or values
    most = max(said.count(value) for value in said)
    last = next(value for value in reversed(said) if said.count(value) == most)
    return last, len(set(said)) > 1


def ties(dialogue: OpenDialogue, shown: Iterable[str], chosen: Chosen | None = None) -> list[ShownTie]:
    """The ties between these groups on the chosen day, each kind of a pair once, in the order in which they were said.

    A relation is contested where two analysts hold different ones of the same pair, and neither holds the other's too.
    """
    chosen = chosen or Chosen()
    folio, groups = dialogue.third.folio(), set(shown)
    standing = [
        record
        for record in standing_on(folio.all(Tie), chosen.day or journal.today(folio))
        if groups.issuperset(record.body.pair)
    ]
    contested = contested_pairs(record.body for record in standing)
    together: dict[tuple[tuple[str, str], str, bool], list[Record[Tie]]] = {}
    for record in standing:
        if not chosen.kinds or record.body.kind in chosen.kinds:
            together.setdefault((record.body.pair, record.body.kind, record.body.back), []).append(record)
    return [
        ShownTie(
            pair,
            kind,
            back,
            records,
            pair in contested and kind != "channel",
            any(changed_since(record.body, chosen.since) for record in records),
        )
        for (pair, kind, back), records in together.items()
    ]


def contested_pairs(standing: Iterable[Tie]) -> dict[tuple[str, str], dict[str, set[str]]]:
    """Pairs of groups of which analysts hold different relations: by pair, what each of them holds."""
    held: dict[tuple[str, str], dict[str, set[str]]] = {}
    for tie in standing:
        if tie.kind != "channel":
            held.setdefault(tie.pair, {}).setdefault(tie.holder, set()).add(tie.kind)
    return {pair: of_each for pair, of_each in held.items() if _differ(list(of_each.values()))}


def _differ(held: list[set[str]]) -> bool:
    return any(not (first <= second or second <= first) for first in held for second in held)


def doubts_about(dialogue: OpenDialogue, id: str) -> list[Record[Doubt]]:
    """How colleagues see a statement differently."""
    return [doubt for doubt in dialogue.third.folio().all(Doubt) if doubt.body.about == id]
