"""Acts that are killed, cut off and refused at each of their writes. Not a test by itself.

Each act says with `remember("ack")` that what it did so far is acknowledged, and with `remember("gone", …)` which bytes
are nowhere on the disk from then on.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connections
from recorder import Recorder

from cast import Actor, open_here, pin, sign_in
from tracktwo.people import accounts, backup, colleagues, instance
from tracktwo.process import dialogues, meetings, members, release, restoring, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import DialogueCard, Released, Side, Workshop
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions import reads as prediction_reads
from tracktwo.rooms.solve.predictions.records import Question
from tracktwo.vault.models import Instrument, SealedRecord, Shard, Ticket

__all__ = ["ACTS", "CONVENOR", "FILE", "NAMES", "NEW", "NEW_CODE", "PASSPHRASE", "actor", "prepare"]

NAMES = CONVENOR, COLLEAGUE, OTHER = "the convenor", "the colleague", "the other convenor"
PASSPHRASE, NEW = "{} keeps a long passphrase", "a passphrase of another day"
# Known beforehand, so that whoever looks can try it.
NEW_CODE = "00000-11111-22222-33333-44444-5"
TICKETS = {"b": [f"00000-11111-22222-3333{number}" for number in range(meetings.TICKETS_A_SHEET)]}
FILE = "made.backup"


def enrol(name: str, number: int, convenor: bool = False) -> Actor:
    """An account whose recovery code is known."""
    passphrase = PASSPHRASE.format(name)
    code = f"00000-11111-22222-33333-4444{number}-5"
    accounts.new_code = lambda: code  # type: ignore[assignment]
    account, secret, _ = accounts.register(name, passphrase, convenor)
    accounts.confirm_code(account, secret, code)
    person, cookie = sign_in(account.id, secret)
    return Actor(name, passphrase, code, account, secret, person, cookie)


def actor(name: str) -> Actor:
    """Somebody signs in, and takes in what was handed over."""
    passphrase = PASSPHRASE.format(name)
    account, secret = accounts.open_by_passphrase(name, passphrase)
    person, cookie = sign_in(account.id, secret)
    colleagues.receive(person)
    return Actor(name, passphrase, "", account, secret, person, cookie)


def opened(name: str = CONVENOR) -> OpenDialogue:
    """The dialogue, as this one opens it."""
    here = actor(name)
    (id,) = here.person.keyring.dialogues
    return open_here(here, id)


def prepare(recorder: Recorder) -> None:
    """Three people and a dialogue; nothing is open."""
    convenor = enrol(CONVENOR, 1, convenor=True)
    card = DialogueCard(
        code_name="Larch",
        sides=[Side("a", MultilingualText("North")), Side("b", MultilingualText("South"))],
        third_party="The panel",
        languages=["en", "ar"],
    )
    dialogue = dialogues.begin(convenor.person, card)
    for number, name in enumerate((COLLEAGUE, OTHER), 2):
        newcomer = enrol(name, number)
        pin(convenor, newcomer)
        members.add_member(dialogue, newcomer.id, ["a", "b"])
        open_here(newcomer, dialogue.id)
        dialogue = open_here(convenor, dialogue.id)
    member = next(record for record in dialogue.members if record.body.name == OTHER)
    members.name_convenor(dialogue, member.id)
    schedule.add_workshop(dialogue)


def prepare_meeting(recorder: Recorder) -> None:
    """The same with an open meeting, in which one side keeps its own tickets and a question is asked."""
    prepare(recorder)
    begun = opened()
    meetings.open_meeting(begun, _workshop(begun), TICKETS)
    meeting = opened().meeting
    prediction_acts.add_question(meeting, Question(kind="importance", words=MultilingualText("Water")))


def prepare_nothing(recorder: Recorder) -> None:
    """An installation in which nobody has begun yet, and a backup of another."""
    prepare(recorder)
    backup.make(_beside(FILE))
    connections["default"].close()
    connections["volatile"].close()
    shutil.rmtree(_beside("data"))
    shutil.copytree(os.environ["TRACKTWO_DATA"], _beside("data"))
    instance.instance_key.cache_clear()
    instance.instance_key()


def _workshop(dialogue: OpenDialogue) -> str:
    return dialogue.third.folio().all(Workshop)[0].id


def _beside(name: str) -> Path:
    return Path(settings.DATA_DIR).with_name(name)


def open_meeting(recorder: Recorder) -> None:
    dialogue = opened()
    recorder.remember("ack")
    meetings.open_meeting(dialogue, _workshop(dialogue), TICKETS)


def close_meeting(recorder: Recorder) -> None:
    meeting = opened().meeting
    recorder.remember("ack")
    lost = [bytes(row.value)[-64:] for row in (*Shard.objects.all(), *Ticket.objects.all())]
    meetings.close_meeting(meeting)
    for content in lost:
        recorder.remember("gone", content)


def back_up(recorder: Recorder) -> None:
    backup.make(_beside(FILE))


def restore(recorder: Recorder) -> None:
    restoring.restore(_beside(FILE), PASSPHRASE.format(CONVENOR))


def erase(recorder: Recorder) -> None:
    dialogue = opened()
    recorder.remember("ack")
    lost = [bytes(row.body)[:64] for row in SealedRecord.objects.all()]
    lost += [bytes(row.value)[-64:] for row in (*Shard.objects.all(), *Ticket.objects.all())]
    dialogues.erase(dialogue)
    for content in lost:
        recorder.remember("gone", content)


def change_passphrase(recorder: Recorder) -> None:
    account, secret = accounts.open_by_passphrase(CONVENOR, PASSPHRASE.format(CONVENOR))
    lost = [bytes(account.by_passphrase), bytes(account.seed_by_passphrase), bytes(account.keyring)[:64]]
    accounts.set_passphrase(account, secret, NEW)
    for content in lost:
        recorder.remember("gone", content)


def new_code(recorder: Recorder) -> None:
    account, secret = accounts.open_by_passphrase(CONVENOR, PASSPHRASE.format(CONVENOR))
    accounts.new_code = lambda: NEW_CODE  # type: ignore[assignment]
    lost = [bytes(account.by_code), bytes(account.seed_by_code)]
    accounts.new_recovery_code(account, secret)
    for content in lost:
        recorder.remember("gone", content)


def put_out_and_let_in(recorder: Recorder) -> None:
    dialogue = opened()
    recorder.remember("ack")
    member = next(record for record in dialogue.members if record.body.name == OTHER)
    members.remove_member(dialogue, member.id)
    recorder.remember("ack")
    dialogue = opened()
    recorder.remember("ack")
    members.add_member(dialogue, member.body.account, ["a"])


def release_words(recorder: Recorder) -> None:
    meeting = opened(COLLEAGUE).meeting
    recorder.remember("ack")
    meetings.redeem(meeting, TICKETS["b"][0])
    recorder.remember("ack")
    words = Released(kind="text", title=MultilingualText("Water"), wording=MultilingualText("Wells are shared"))
    release.release_words(meeting, "a", words)
    recorder.remember("ack")
    release.release_words(meeting, "b", words)


def private_round(recorder: Recorder) -> None:
    meeting = opened().meeting
    recorder.remember("ack")
    running, slips = prediction_acts.begin(meeting, {"a": 1, "b": 1})
    recorder.remember("ack")
    handed = prediction_reads.questionnaire_for(meeting, running.body)
    for slip in (mine[0] for mine in slips.values()):
        prediction_acts.submit(handed, slip, os.urandom(16), {})
        recorder.remember("ack")
    lost = [bytes(row.secret)[-64:] for row in Instrument.objects.all()]
    prediction_acts.close(meeting, running.id)
    for content in lost:
        recorder.remember("gone", content)


ACTS: dict[str, Callable[[Recorder], None]] = {
    "quiet": prepare,
    "meeting": prepare_meeting,
    "nothing": prepare_nothing,
    "open a meeting": open_meeting,
    "close a meeting": close_meeting,
    "back up": back_up,
    "restore": restore,
    "erase": erase,
    "change the passphrase": change_passphrase,
    "make a new code": new_code,
    "put out and let in": put_out_and_let_in,
    "release words": release_words,
    "private answers": private_round,
}
