"""A contact file on its way into the pool: carried by the page itself, looked at, and taken only as far as asked for.

Between the steps nothing rests on this machine: the rows travel in the form. What was left out never leaves the browser
again, and nothing of the file is kept but the fields that were chosen.
"""

import base64
import binascii
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext

from tracktwo.editing.form_keys import record_ids
from tracktwo.methods.contacts import ContactPerson, Sheet, people_of, same_name
from tracktwo.methods.errors import InvalidInput
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused

from ..referrals import edges
from . import acts
from .reads import people
from .records import PANEL

__all__ = ["Checked", "Entry", "carried", "check", "packed", "take"]

# What a form may bring; and what may come of it once unpacked.
LONGEST_CARRIED, LONGEST_UNPACKED = 230_000, 4_000_000


def packed(sheets: Sequence[Sheet]) -> str:
    """The sheets as a form carries them.

    Raises:
        InvalidInput: they are too long for it.
    """
    text = base64.b64encode(zlib.compress(msgspec.json.encode(list(sheets)), 9)).decode()
    if len(text) > LONGEST_CARRIED:
        raise InvalidInput("too-much", "the file holds more than can be looked at in one go; expected a part of it")
    return text


def carried(text: str) -> list[Sheet]:
    """The sheets that a form brought back.

    Raises:
        Refused: it is not what was sent out.
    """
    try:
        reader = zlib.decompressobj()
        raw = reader.decompress(base64.b64decode(text.encode(), validate=True), LONGEST_UNPACKED)
        sheets = msgspec.json.decode(raw, type=list[Sheet])
    except (binascii.Error, zlib.error, ValueError, msgspec.MsgspecError):
        raise Refused(gettext("Choose the file again.")) from None
    if not sheets or any(len(cells) != len(sheet.headings) for sheet in sheets for _row, cells in sheet.rows):
        raise Refused(gettext("Choose the file again."))
    return sheets


@dataclass(frozen=True)
class Entry:
    """Somebody of the file, and what a person should look at before they are taken.

    `doubt`: `twice` the same name stands in the file before, in `row`; `known` it stands in the pool; `other-side` it
    stands there on another side; `declined` somebody of that name is not to be asked again; `no-side`. Empty: none.
    `nominated`: `known` who named them is in the pool or in the file, `unknown` nobody of that name is.
    """

    person: ContactPerson
    side: str
    doubt: str = ""
    row: int = 0
    code: str = ""
    nominated: str = ""


@dataclass(frozen=True)
class Checked:
    """Everybody of a sheet, and the rows that name nobody, by row."""

    entries: list[Entry]
    problems: list[tuple[int, str, int]]


def check(dialogue: OpenDialogue, sheet: Sheet, chosen: Sequence[str], side: str) -> Checked:
    """Look at a sheet without changing anything. `side`: where a row does not say it itself."""
    named, problems = people_of(sheet, chosen)
    pool = {same_name(each.card.name): each for each in people(dialogue)}
    sides = _sides(dialogue)
    everybody = {*pool, *(same_name(person.name) for person in named)}
    folio = dialogue.third.folio()
    entries = []
    for person in named:
        own = sides.get(same_name(person.side), "") if person.side else side
        known = pool.get(same_name(person.name))
        if not own:
            doubt = "no-side"
        elif person.twice:
            doubt = "twice"
        elif known:
            doubt = "known" if known.card.side == own else "other-side"
        else:
            doubt = "declined" if acts.declined_before(folio, person.name) else ""
        nominated = ""
        if person.nominator:
            nominated = "known" if same_name(person.nominator) in everybody else "unknown"
        entries.append(Entry(person, own, doubt, person.twice, known.card.code if known else "", nominated))
    told = [(each.row, each.code, each.column) for each in (*sheet.problems, *problems)]
    return Checked(entries, sorted(told))


def _sides(dialogue: OpenDialogue) -> dict[str, str]:
    """What a cell may say of a side: its name in any language, its letter, its id; and the panel."""
    said = {PANEL: PANEL}
    for letter, side in zip("ABCD", dialogue.sides, strict=False):
        said |= dict.fromkeys((same_name(word) for word in (letter, side.id, *side.name.texts) if word), side.id)
    return said


def take(
    dialogue: OpenDialogue, checked: Checked, key: str, without: Collection[int] = (), despite: Collection[int] = ()
) -> tuple[int, int]:
    """Add everybody without a doubt, but for the rows `without`; and of the doubtful ones those `despite` it.

    The same form sent twice adds once. Returns how many people and how many nominations were added.

    Raises:
        Refused: the pool is too small for them.
    """
    wanted = [
        entry
        for entry in checked.entries
        if entry.side and (entry.person.row in despite if entry.doubt else entry.person.row not in without)
    ]
    ids = record_ids(key, len(wanted))
    acts.add_people(
        dialogue,
        [
            acts.NewPerson(
                name=entry.person.name,
                side=entry.side,
                reach=entry.person.reach,
                title=entry.person.title,
                contact=entry.person.contact,
                id=id,
                namesake=entry.doubt == "declined",
            )
            for entry, id in zip(wanted, ids, strict=True)
        ],
    )
    dialogue.third.forget()
    return len(wanted), edges.note(dialogue, _nominations(dialogue, dict(zip(ids, wanted, strict=True))))


def _nominations(dialogue: OpenDialogue, added: Mapping[str, Entry]) -> list[tuple[str, str]]:
    """(nominator, nominee) by ids; empty for a nominator whom nobody in the pool is called."""
    by_name: dict[str, str] = {}
    for each in people(dialogue):
        by_name.setdefault(same_name(each.card.name), each.id)
    return [
        (by_name.get(same_name(entry.person.nominator), ""), id)
        for id, entry in added.items()
        if entry.person.nominator
    ]
