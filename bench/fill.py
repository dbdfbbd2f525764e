"""Fills a data folder for the measurements: one account, one dialogue, an open meeting, 5,000 records."""

# ruff: noqa: E402  what is imported below needs a Django that is set up
import sys

import django

django.setup()

from django.http import HttpResponse

from tracktwo.demo import dialogue as demonstration
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.matter.seats import Seat
from tracktwo.people import accounts, sessions
from tracktwo.process.fields import MultilingualText
from tracktwo.process.sealed import change, new_id
from tracktwo.rooms.convene.records import MethodNote

RECORDS, CARDS = 5000, 60
NAME, PASSPHRASE = "bench", "four words never sung together"


def main() -> None:
    """60 cards on the board; the rest are notes, half in the room's own scope and half in the third party's."""
    account, secret, code = accounts.register(NAME, PASSPHRASE, convenor=True)
    accounts.confirm_code(account, secret, code)
    dialogue = demonstration.build(sessions.begin(HttpResponse(), account, secret, secure=False))
    meeting = dialogue.meeting
    assert meeting is not None
    more = [
        Concern(
            kind="need",
            owner=dialogue.sides[n % 2].id,
            words=MultilingualText(f"A card of usual length, number {n}.", "بطاقة"),
        )
        for n in range(CARDS - len(meeting.room.folio().all(Concern)))
    ]
    with change(meeting.room) as draft:
        concerns.add_all(draft, meeting, more, [new_id() for _ in more])
    half = RECORDS // 2
    for part, rows in ((meeting.room, half), (dialogue.third, half)):
        with change(part) as draft:
            for number in range(rows):
                draft.add(MethodNote(text=f"Note {number}: " + "words that were kept from an earlier day. " * 3))
    with change(dialogue.third) as draft:
        draft.add(Seat(code="Z9", side=dialogue.sides[0].id, office="near"))
    sys.stdout.write(dialogue.id)


main()
