"""A process of its own that writes without pause, to be killed in the middle of it. Not a test by itself.

`writer.py prepare` makes an account with an open meeting; `write` adds cards and tells each once it is written;
`full` goes on until the disk takes no more, then on a disk with room again; `look` tells what stands there.
"""

import os
import resource
import sys
from typing import Any

from tracktwo.cli.main import ready

NAME, PASSPHRASE = "the writer", "a passphrase for the writer"


def open_all() -> Any:
    from django.http import HttpResponse

    from tracktwo.people import accounts, sessions
    from tracktwo.process.access import readable_dialogues

    account, secret = accounts.open_by_passphrase(NAME, PASSPHRASE)
    (dialogue,) = readable_dialogues(sessions.begin(HttpResponse(), account, secret, False))
    return dialogue


def prepare() -> None:
    from django.http import HttpResponse

    from tracktwo.people import accounts, sessions
    from tracktwo.process import dialogues, meetings, schedule
    from tracktwo.process.fields import MultilingualText
    from tracktwo.process.records import DialogueCard, Side

    account, secret, _ = accounts.register(NAME, PASSPHRASE, True)
    card = DialogueCard(
        code_name="Larch",
        sides=[Side("a", MultilingualText("North")), Side("b", MultilingualText("South"))],
        third_party="The panel",
        languages=["en", "ar"],
    )
    dialogue = dialogues.begin(sessions.begin(HttpResponse(), account, secret, False), card)
    meetings.open_meeting(dialogue, schedule.add_workshop(dialogue).id, {})


def add(dialogue: Any, text: str) -> str:
    """A card in the room, and a seat in the lasting compartment: two changes, each told when it is written."""
    from tracktwo.matter import concerns
    from tracktwo.matter.seats import Seat
    from tracktwo.process.fields import MultilingualText
    from tracktwo.rooms.recruit.seats import acts as seat_acts

    card = concerns.add(dialogue.meeting, concerns.Concern(kind="need", owner="a", words=MultilingualText(text)))
    tell("card", card.id)
    seat = seat_acts.add_seat(dialogue, Seat(code=text[-12:], side="a", office="civil"))
    tell("seat", seat.id)
    return text


def write() -> None:
    dialogue = open_all()
    from tracktwo.matter.seats import Seat

    number = len(dialogue.third.folio().all(Seat))
    while True:
        number += 1
        add(dialogue, f"{'x' * (number % 7 * 300)}-{number}")


def full() -> None:
    """Let no file grow, write until it fails, then let them grow again and write once more."""
    import signal

    from django.db import DatabaseError

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    dialogue = open_all()
    largest = max(entry.stat().st_size for entry in os.scandir(os.environ["TRACKTWO_DATA"]))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 60_000, hard))
    number = 0
    try:
        while number < 400:
            number += 1
            add(dialogue, f"{'y' * 1500}-{number}")
    except (DatabaseError, OSError) as error:
        tell("full", type(error).__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    # The same process and the same connection, as a server would go on.
    dialogue.third.forget()
    dialogue.meeting.room.forget()
    add(dialogue, "room-again")
    tell("done", "")


def look() -> None:
    from tracktwo.matter.concerns import Concern
    from tracktwo.matter.seats import Seat
    from tracktwo.process.checking import check_account

    for problem in check_account(NAME, PASSPHRASE) or []:
        tell("problem", problem)
    dialogue = open_all()
    for kind, part in ((Concern, dialogue.meeting.room), (Seat, dialogue.third)):
        for record in part.folio().all(kind):
            tell("card" if kind is Concern else "seat", record.id)


def tell(what: str, about: str) -> None:
    os.write(1, f"{what} {about}\n".encode())


if __name__ == "__main__":
    ready()
    {"prepare": prepare, "write": write, "full": full, "look": look}[sys.argv[1]]()
