"""What outlives every dialogue: the shelf of lessons of this installation, with nothing of a dialogue on it.

The shelf is a compartment of its own that belongs to no dialogue. Its key lies in the keyring of everybody who works
here, and is handed on from colleague to colleague (decision 29). Two people may begin a shelf before either has been
handed the other's: then both are read as one.
"""

from dataclasses import dataclass

import msgspec
from django.db import transaction

from tracktwo.people import colleagues
from tracktwo.people.sessions import Person
from tracktwo.vault.change import change
from tracktwo.vault.compartment import Opened, create, is_current, open_compartment
from tracktwo.vault.crypto import new_id
from tracktwo.vault.errors import NotThere
from tracktwo.vault.folio import Record
from tracktwo.vault.payload import Payload, payload

from . import journal

__all__ = ["SHELF", "ShelfLesson", "Shelved", "hand_on", "mark_used", "on_shelf", "put_on_shelf", "take_off_shelf"]

# Stands in keyrings where a dialogue's id would stand, with one part for each shelf. It opens no dialogue, because it
# has neither of a dialogue's two parts.
SHELF = "shelf"


@payload("shelf.lesson")
class ShelfLesson(Payload, frozen=True):
    """A lesson without its dialogue: no day, no author, no side, no workshop.

    `choice` is the name of the choice of design that it bears on, or empty. `used`: somebody has cited it since.
    """

    words: str
    choice: str = ""
    used: bool = False


@payload("shelf.holders")
class ShelfHolders(Payload, frozen=True):
    """The accounts that were handed the key, so that nobody is handed it twice."""

    holders: list[str] = []


@dataclass(frozen=True)
class Shelved:
    """A lesson on the shelf, and the compartment it lies in."""

    record: Record[ShelfLesson]
    shelf: Opened


def _shelves(person: Person) -> list[Opened]:
    """Every shelf this person holds the key of, in an order that is the same for everybody."""
    opened = []
    for name, id in sorted(person.keyring.dialogues.get(SHELF, {}).items()):
        held = person.held(id)
        if held is not None and is_current(id, held):
            opened.append(open_compartment(id, name, held))
    return opened


def on_shelf(person: Person) -> list[Shelved]:
    """Every lesson on the shelf, by its words: their order says nothing of when they came."""
    lessons = [Shelved(record, shelf) for shelf in _shelves(person) for record in shelf.folio().all(ShelfLesson)]
    return sorted(lessons, key=lambda each: each.record.body.words.casefold())


def put_on_shelf(person: Person, lesson: ShelfLesson) -> str:
    """Put a lesson on the shelf, which is begun with the first one; its id there. The same words are put there once."""
    with transaction.atomic():
        for each in on_shelf(person):
            if each.record.body.words == lesson.words:
                return each.record.id
        shelf = next(iter(_shelves(person)), None) or _begin(person)
        with change(shelf) as changing:
            added = changing.add(lesson)
        hand_on(person)
    return added.id


def mark_used(person: Person, id: str) -> ShelfLesson:
    """Somebody cites it: the lesson as it stands. Who does, and in which dialogue, stands nowhere on the shelf.

    Raises:
        NotThere: it is on no shelf of this person.
    """
    each = _find(person, id)
    lesson = each.record.body
    if not lesson.used:
        with change(each.shelf) as changing:
            record = changing.folio.get(ShelfLesson, id)
            changing.replace(record, msgspec.structs.replace(record.body, used=True))
    return lesson


def take_off_shelf(person: Person, id: str) -> None:
    """Take a lesson off the shelf, for everybody.

    Raises:
        NotThere: it is on no shelf of this person.
    """
    each = _find(person, id)
    with change(each.shelf) as changing:
        changing.remove(changing.folio.get(ShelfLesson, id))


def hand_on(person: Person) -> None:
    """Hand the key to every colleague who was not handed it yet. Who gets it has an account here, and is known."""
    for shelf in _shelves(person):
        holders = shelf.folio().one(ShelfHolders)
        known = set(holders.body.holders) if holders else set()
        fresh = [account for account in person.keyring.colleagues if account not in known]
        if not fresh:
            continue
        parcel = colleagues.Parcel(SHELF, {shelf.dialogue: shelf.id}, {shelf.id: person.keyring.held[shelf.id]})
        with transaction.atomic():
            with change(shelf) as changing:
                changing.put_one(ShelfHolders(holders=sorted(known | set(fresh) | {person.id})))
                journal.note(changing, "let in", "facilitator")
            for account in fresh:
                colleagues.hand_over(person, account, parcel)


def _begin(person: Person) -> Opened:
    # In the database it stands among the compartments of dialogues, and cannot be told from them.
    shelf, held = create(new_id())
    with change(shelf) as changing:
        changing.add(ShelfHolders(holders=[person.id]))
        journal.note(changing, "began", "facilitator")
    person.change_keyring(lambda ring: ring.take_in(SHELF, {shelf.dialogue: shelf.id}, {shelf.id: held}))
    return open_compartment(shelf.id, shelf.dialogue, held)


def _find(person: Person, id: str) -> Shelved:
    for each in on_shelf(person):
        if each.record.id == id:
            return each
    raise NotThere("lesson")
