"""Verbs of the picture: add what one analyst holds, hold it too, say when it ended, change it, erase it."""

import datetime
from collections.abc import Iterable
from itertools import product
from typing import TypeVar

import msgspec
from django.utils.translation import gettext, gettext_noop

from tracktwo.editing.undo import acting
from tracktwo.matter.dated import Dated
from tracktwo.matter.issues import Issue
from tracktwo.methods.conflict.layout import first_free
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.fields import MultilingualText
from tracktwo.process.holders import my_record
from tracktwo.process.sealed import Change, Record

from .reads import place_of
from .records import NOT_KNOWN, Doubt, Group, GroupView, OnionLine, Standing, Tie, TreeLine

__all__ = ["MOST_GROUPS", "add", "add_all", "add_group", "change", "end", "erase", "hold_too", "rename", "see_group"]

D = TypeVar("D", bound=Dated)
# A picture of more is no picture any more; a file from elsewhere that holds more is refused as a whole.
MOST_GROUPS = 200


def add(dialogue: OpenDialogue, statement: Dated, id: str = "") -> None:
    """Add a statement. With an `id` that is there already the form was sent twice, and nothing is done.

    Raises:
        Refused: it cannot be so; the message says why.
        NotThere: it names a group, a side or a line that is not there.
    """
    with acting(dialogue.third, gettext_noop("statement added")) as changing:
        if not (id and changing.folio.has(id)):
            _check(dialogue, changing, statement)
            changing.add(statement, id)


def add_group(dialogue: OpenDialogue, name: MultilingualText, view: GroupView, key: str = "") -> None:
    """A group, and how the one who adds it sees it; `view.group` is filled in here. The key makes both ids.

    Raises:
        Refused: a group of that name stands there already, or there is no room for more.
    """
    with acting(dialogue.third, gettext_noop("group added")) as changing:
        if key and changing.folio.has(key):
            return
        _check_view(dialogue, view)
        if _is_named(changing, name):
            raise Refused(gettext("A group of this name stands on the map already."))
        _put_group(dialogue, changing, name, view, key)


def add_all(
    dialogue: OpenDialogue,
    groups: Iterable[tuple[MultilingualText, GroupView]],
    ties: Iterable[tuple[MultilingualText, MultilingualText, Tie]],
    key: str,
) -> None:
    """Many groups and ties in one act, from paper or from a file, to be undone in one step.

    A tie names its groups by their names, of which both must be there by then. Groups that stand there already keep
    what is held of them; a tie that this analyst holds already is not doubled.

    Raises:
        Refused: there would be more groups than a picture can show, or a tie names a group that is not there.
    """
    with acting(dialogue.third, gettext_noop("groups and ties from a list")) as changing:
        if key and any(changing.folio.has(_numbered(key, number)) for number in range(2 * MOST_GROUPS)):
            return
        number = 0
        known = {name: record.id for record in changing.folio.all(Group) for name in _names(record.body.name)}
        for name, view in groups:
            if not _names(name) & known.keys():
                added = _put_group(dialogue, changing, name, view, _numbered(key, number))
                known |= dict.fromkeys(_names(name), added.id)
            number += 2
        held = {(tie.pair, tie.kind, tie.back, tie.holder) for tie in changing.bodies(Tie) if tie.until is None}
        for first, second, tie in ties:
            tie = msgspec.structs.replace(tie, start=_known(known, first), end=_known(known, second))
            mark = (tie.pair, tie.kind, tie.back, tie.holder)
            if mark not in held:
                changing.add(tie, _numbered(key, number))
                held.add(mark)
            number += 1


def _numbered(key: str, number: int) -> str:
    return f"{key[:28]}{number:04x}" if len(key) == 32 else ""


def _put_group(
    dialogue: OpenDialogue, changing: Change, name: MultilingualText, view: GroupView, id: str
) -> Record[Group]:
    groups = changing.bodies(Group)
    if len(groups) >= MOST_GROUPS:
        message = gettext("A picture of more than %(most)d groups is no picture any more. Leave some out.")
        raise Refused(message % {"most": MOST_GROUPS})
    place = place_of(dialogue, view.side, view.level)
    taken = [group.places[place] for group in groups if place in group.places]
    record = changing.add(Group(name=name, places={place: first_free(taken)}), id)
    follows = f"{id[:31]}{(int(id[31], 16) + 1) % 16:x}" if id else ""
    changing.add(msgspec.structs.replace(view, group=record.id), follows)
    return record


def _is_named(changing: Change, name: MultilingualText) -> bool:
    return bool(_names(name) & {spoken for group in changing.bodies(Group) for spoken in _names(group.name)})


def _names(name: MultilingualText) -> set[str]:
    return {" ".join(text.split()).casefold() for text in name.texts if text}


def _known(known: dict[str, str], name: MultilingualText) -> str:
    ids = {known[spoken] for spoken in _names(name) if spoken in known}
    if len(ids) != 1:
        raise Refused(gettext("%(name)s does not stand on the map.") % {"name": name})
    return ids.pop()


def see_group(dialogue: OpenDialogue, view: GroupView, id: str = "") -> None:
    """How an analyst sees a group from a day on. What the same analyst held before ends on that day.

    Held since the same day, it was a slip of the pen and is written over.

    Raises:
        Refused: it would end before it began.
        NotThere: no such group, or no such side.
    """
    with acting(dialogue.third, gettext_noop("a group seen anew")) as changing:
        if id and changing.folio.has(id):
            return
        _check(dialogue, changing, view)
        _keep_place(dialogue, changing, view)
        for record in changing.folio.all(GroupView):
            mine = (record.body.group, record.body.holder) == (view.group, view.holder)
            if mine and record.body.until is None and record.body.day == view.day:
                changing.replace(record, view)
                return
            if mine and record.body.until is None and record.body.day < view.day:
                changing.replace(record, msgspec.structs.replace(record.body, until=view.day))
        changing.add(view, id)


def _keep_place(dialogue: OpenDialogue, changing: Change, view: GroupView) -> None:
    """Give the group a place wherever it may be drawn now, unless it has one there from before.

    Analysts may agree with one colleague on its side and with another on its level: each pair of both has a place.
    """
    record = changing.folio.get(Group, view.group)
    views = [view, *(other.body for other in changing.folio.all(GroupView) if other.body.group == view.group)]
    groups = changing.bodies(Group)
    places = dict(record.body.places)
    for side, level in product([each.side for each in views], [each.level for each in views]):
        place = place_of(dialogue, side, level)
        if place not in places:
            places[place] = first_free([group.places[place] for group in groups if place in group.places])
    if places != record.body.places:
        changing.replace(record, msgspec.structs.replace(record.body, places=places))


def rename(dialogue: OpenDialogue, id: str, version: int, name: MultilingualText) -> None:
    """Change a group's name.

    Raises:
        Conflict: somebody changed it since it was shown.
        Refused: another group has that name.
    """
    with acting(dialogue.third, gettext_noop("group renamed")) as changing:
        record = changing.folio.get(Group, id)
        if record.body.name == name:
            return
        others = {text for each in changing.folio.all(Group) if each.id != id for text in _names(each.body.name)}
        if _names(name) & others:
            raise Refused(gettext("A group of this name stands on the map already."))
        changing.replace(changing.fresh(Group, id, version), msgspec.structs.replace(record.body, name=name))


def change(dialogue: OpenDialogue, id: str, version: int, statement: Dated) -> None:
    """Put a statement right. What has become different is better ended, and said anew: then the change can be seen.

    Raises:
        Conflict: somebody changed it since it was shown.
        Refused: it cannot be so.
    """
    with acting(dialogue.third, gettext_noop("statement changed")) as changing:
        if changing.folio.get(type(statement), id).body == statement:
            return
        record = changing.fresh(type(statement), id, version)
        _check(dialogue, changing, statement, id)
        changing.replace(record, statement)
        if isinstance(statement, GroupView):
            _keep_place(dialogue, changing, statement)


def hold_too(dialogue: OpenDialogue, kind: type[D], id: str) -> None:
    """This analyst holds the same, from today and by their own judgement."""
    with acting(dialogue.third, gettext_noop("held by another analyst")) as changing:
        same = msgspec.structs.replace(
            changing.folio.get(kind, id).body,
            holder=my_record(dialogue).id,
            source="judgement",
            day=journal.today(changing.folio),
            until=None,
        )
        if not any(_says_the_same(record.body, same) for record in changing.folio.all(kind)):
            changing.add(same)


def _says_the_same(statement: Dated, other: Dated) -> bool:
    """Whether the same analyst holds the same at present, whenever it began and whatever it rests on."""
    return statement.until is None and other == msgspec.structs.replace(statement, source=other.source, day=other.day)


def end(dialogue: OpenDialogue, kind: type[D], id: str, day: datetime.date) -> None:
    """A statement holds no longer from a day on. It is kept: what changed is seen by it.

    Raises:
        Refused: the day is before the one from which it held.
    """
    with acting(dialogue.third, gettext_noop("statement ended")) as changing:
        record = changing.folio.get(kind, id)
        ended = msgspec.structs.replace(record.body, until=day)
        _check_days(ended)
        changing.replace(record, ended)


def erase(dialogue: OpenDialogue, kind: type[Group] | type[Issue] | type[Dated], id: str) -> None:
    """Take something away that should never have stood there, with all that hangs on it."""
    with acting(dialogue.third, gettext_noop("erased")) as changing:
        changing.folio.get(kind, id)
        gone = changing.detach(id)
        changing.detach(*(doubt.id for doubt in changing.folio.all(Doubt) if doubt.body.about in gone))


def _check(dialogue: OpenDialogue, changing: Change, statement: Dated, id: str = "") -> None:
    _check_days(statement)
    if isinstance(statement, GroupView):
        _check_view(dialogue, statement)
    if isinstance(statement, OnionLine):
        dialogue.side(statement.side)
    if isinstance(statement, GroupView | Standing):
        changing.folio.get(Group, statement.group)
    if isinstance(statement, Tie):
        _check_tie(changing, statement, id)
    if isinstance(statement, TreeLine):
        _check_branch(changing, statement, id)


def _check_view(dialogue: OpenDialogue, view: GroupView) -> None:
    _check_days(view)
    if view.side not in ("", NOT_KNOWN):
        dialogue.side(view.side)


def _check_days(statement: Dated) -> None:
    if statement.until is not None and statement.until < statement.day:
        raise Refused(gettext("It cannot have ended before it began. Look at the two days."))


def _check_tie(changing: Change, tie: Tie, id: str) -> None:
    for group in tie.pair:
        changing.folio.get(Group, group)
    if tie.start == tie.end:
        raise Refused(gettext("A tie is between two groups: choose another one."))
    if tie.until is not None:
        return
    mine = [
        record.body
        for record in changing.folio.all(Tie)
        if (record.body.pair, record.body.holder, record.body.until) == (tie.pair, tie.holder, None) and record.id != id
    ]
    if any((held.kind, held.back) == (tie.kind, tie.back) for held in mine):
        raise Refused(gettext("You hold this already."))


def _check_branch(changing: Change, line: TreeLine, id: str) -> None:
    """A cause lies behind a cause, an effect behind an effect, and none behind itself, however long the way."""
    if line.under == "":
        return
    if line.part == "core" or changing.folio.get(TreeLine, line.under).body.part != line.part:
        raise Refused(gettext("A cause lies behind another cause, and an effect behind another effect."))
    at = line.under
    while at:
        if at == id:
            raise Refused(gettext("A line cannot lie behind itself."))
        at = changing.folio.get(TreeLine, at).body.under
