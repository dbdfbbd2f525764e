"""Where the team's analysts differ, what nobody knows, and what changed: the conversations a picture is drawn for."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracktwo.matter.dated import Dated
from tracktwo.matter.official import Milestone
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import Text
from tracktwo.process.holders import holder_name

from .reads import Actor, Chosen, actors, contested_pairs, standing_on
from .records import (
    GAINS,
    LAYERS,
    LEVELS,
    NOT_KNOWN,
    POWERS,
    TIES,
    WAYS,
    Divider,
    Doubt,
    Group,
    GroupView,
    HarmReview,
    OnionLine,
    OpenQuestion,
    Standing,
    Tie,
    TreeLine,
)

__all__ = ["KINDS", "Difference", "Question", "differences", "kind_of", "questions", "say_statement", "side_label"]

# Every kind of statement by the name that stands in its address.
KINDS: dict[str, type[Dated]] = {
    "view": GroupView,
    "tie": Tie,
    "onion": OnionLine,
    "tree": TreeLine,
    "divider": Divider,
    "standing": Standing,
    "milestone": Milestone,
    "question": OpenQuestion,
    "doubt": Doubt,
    "review": HarmReview,
}


@dataclass(frozen=True)
class Difference:
    """Something of which analysts hold different things. `kind` and `id` name the statement or group to look at."""

    about: str
    held: list[tuple[str, list[str]]]
    kind: str
    id: str

    @property
    def sentence(self) -> str:
        """The difference in one line, who holds what first."""
        each = [_("%(who)s: %(what)s") % {"who": _(", ").join(who), "what": what} for what, who in self.held]
        return _("%(about)s – %(held)s") % {"about": self.about, "held": _("; ").join(each)}


@dataclass(frozen=True)
class Question:
    """What nobody knows. With an `id` it is the group of which it is not known, or the question that was written."""

    words: str
    kind: str = ""
    id: str = ""


def kind_of(statement: Dated) -> str:
    """The name of a statement's kind as its address has it."""
    return next(name for name, kind in KINDS.items() if isinstance(statement, kind))


def side_label(dialogue: OpenDialogue, side: str) -> Text:
    """A side in words, also where a group belongs to none or nobody knows."""
    names = {each.id: dialogue.one_line(each.name) for each in dialogue.sides}
    return names.get(side) or (_("side not known") if side == NOT_KNOWN else _("none of the sides"))


def differences(dialogue: OpenDialogue, day: datetime.date | None = None) -> list[Difference]:
    """Everything on which analysts differ on a day: where a group belongs, what is between two, and doubts."""
    day = day or journal.today(dialogue.third.folio())
    return [
        *_about_groups(dialogue, day),
        *_about_ties(dialogue, day),
        *_doubts(dialogue, day),
    ]


def _about_groups(dialogue: OpenDialogue, day: datetime.date) -> Iterator[Difference]:
    questions = {"side": _("side"), "level": _("level"), "power": _("power")}
    for actor in actors(dialogue, Chosen(day=day)):
        for name in (name for name in questions if name in actor.differ):
            unknown = NOT_KNOWN if name == "side" else ""
            views = [view.body for view in actor.views if getattr(view.body, name) != unknown]
            held = _by_value(dialogue, [(_label(dialogue, name, getattr(view, name)), view.holder) for view in views])
            about = _("%(group)s, its %(question)s") % {"group": _name(dialogue, actor), "question": questions[name]}
            yield Difference(about, held, "group", actor.id)


def _label(dialogue: OpenDialogue, name: str, value: str) -> str:
    if name == "side":
        return str(side_label(dialogue, value))
    return str((LEVELS if name == "level" else POWERS)[value])


def _name(dialogue: OpenDialogue, actor: Actor) -> str:
    return dialogue.one_line(actor.record.body.name)


def _by_value(dialogue: OpenDialogue, said: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """What is held, each with the codes of those who hold it."""
    together: dict[str, list[str]] = {}
    for value, holder in said:
        code = holder_name(dialogue, holder)
        if code not in together.setdefault(value, []):
            together[value].append(code)
    return list(together.items())


def _about_ties(dialogue: OpenDialogue, day: datetime.date) -> Iterator[Difference]:
    standing = standing_on(dialogue.third.folio().all(Tie), day)
    for pair, of_each in contested_pairs(record.body for record in standing).items():
        first = next(record for record in standing if record.body.pair == pair and record.body.kind != "channel")
        said = [(str(TIES[kind]), holder) for holder, kinds in of_each.items() for kind in sorted(kinds)]
        yield Difference(
            _pair(dialogue, (first.body.start, first.body.end)), _by_value(dialogue, said), "tie", first.id
        )


def _pair(dialogue: OpenDialogue, pair: tuple[str, str]) -> str:
    folio = dialogue.third.folio()
    first, second = (dialogue.one_line(folio.get(Group, id).body.name) for id in pair)
    return _("%(first)s and %(second)s") % {"first": first, "second": second}


def _doubts(dialogue: OpenDialogue, day: datetime.date) -> Iterator[Difference]:
    folio = dialogue.third.folio()
    doubts: dict[str, list[Doubt]] = {}
    for doubt in standing_on(folio.all(Doubt), day):
        doubts.setdefault(doubt.body.about, []).append(doubt.body)
    for name, kind in KINDS.items():
        for record in standing_on(folio.all(kind), day):
            if record.id in doubts:
                others = [(dialogue.one_line(doubt.words), doubt.holder) for doubt in doubts[record.id]]
                words = say_statement(dialogue, record.body)
                held = _by_value(dialogue, [(words, record.body.holder), *others])
                yield Difference(_about(dialogue, record.body), held, name, record.id)


def _about(dialogue: OpenDialogue, statement: Dated) -> str:
    if isinstance(statement, OnionLine):
        return _("%(side)s: %(layer)s") % {
            "side": side_label(dialogue, statement.side),
            "layer": LAYERS[statement.layer],
        }
    titles: dict[type[Dated], str] = {
        TreeLine: _("The conflict tree"),
        Divider: _("Dividers and connectors"),
        Standing: _("Who gains standing"),
        Milestone: _("The timeline"),
        Tie: _("A tie"),
        GroupView: _("A group"),
    }
    return titles.get(type(statement), _("A statement"))


def say_statement(dialogue: OpenDialogue, statement: Dated) -> str:
    """A statement in one line."""
    folio = dialogue.third.folio()
    if isinstance(statement, Tie):
        kind = _("back-channel") if statement.back else TIES[statement.kind]
        return _("%(pair)s: %(kind)s") % {"pair": _pair(dialogue, (statement.start, statement.end)), "kind": kind}
    if isinstance(statement, GroupView):
        facts = [str(side_label(dialogue, statement.side)), str(LEVELS[statement.level]), str(POWERS[statement.power])]
        return _("; ").join(facts)
    if isinstance(statement, Standing):
        group = dialogue.one_line(folio.get(Group, statement.group).body.name)
        return f"{group} {GAINS[statement.change]}"
    if isinstance(statement, Divider):
        return _("%(way)s: %(words)s") % {"way": WAYS[statement.way], "words": dialogue.one_line(statement.words)}
    return dialogue.one_line(statement.words)  # type: ignore[attr-defined]  # every other kind has words


def questions(dialogue: OpenDialogue) -> list[Question]:
    """What nobody knows: questions that were written, attributes nobody filled in, layers of which nothing is noted."""
    folio = dialogue.third.folio()
    today = journal.today(folio)
    written = [
        Question(dialogue.one_line(record.body.words, 160), "question", record.id)
        for record in standing_on(folio.all(OpenQuestion), today)
    ]
    return [*written, *_unknown_of_groups(dialogue), *_empty_layers(dialogue, today)]


def _unknown_of_groups(dialogue: OpenDialogue) -> Iterator[Question]:
    asked = {
        "side": _("To which side does %(group)s belong?"),
        "level": _("At which level does %(group)s act?"),
        "power": _("How much can %(group)s move?"),
    }
    for actor in actors(dialogue):
        unknown = {"side": actor.side == NOT_KNOWN, "level": not actor.level, "power": not actor.power}
        for name, question in asked.items():
            if unknown[name]:
                yield Question(question % {"group": _name(dialogue, actor)}, "group", actor.id)


def _empty_layers(dialogue: OpenDialogue, today: datetime.date) -> Iterator[Question]:
    """Which layers of a side's onion are empty, once one of any side is filled."""
    lines = [record.body for record in standing_on(dialogue.third.folio().all(OnionLine), today)]
    asked = {
        "position": _("What does %(side)s say it wants?"),
        "interest": _("What does %(side)s want it for?"),
        "need": _("What can %(side)s not do without?"),
        "fear": _("What is %(side)s afraid of?"),
    }
    for side in dialogue.sides if lines else []:
        for layer, question in asked.items():
            if not any((line.side, line.layer) == (side.id, layer) for line in lines):
                yield Question(question % {"side": side_label(dialogue, side.id)}, "onion", side.id)
