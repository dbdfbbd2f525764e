"""Ways in that were once open: each was shown to work, and must not work again."""

import threading

import pytest
from django.db import OperationalError

from cast import Cast, both, both_committed, open_here, open_with_tickets, request_of
from tracktwo.people import accounts, colleagues, sessions
from tracktwo.people.forms import STRONG, strength
from tracktwo.people.models import Account, Invitation
from tracktwo.process import dialogues, meetings, release, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting, open_dialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import MeetingCard, Released
from tracktwo.vault import crypto
from tracktwo.vault.errors import Busy, Tampered
from tracktwo.vault.models import Compartment, SealedRecord

TITLE, WORDING = MultilingualText("T"), MultilingualText("W")


@both
def test_opening_a_meeting_opens_no_caucus_to_its_opener(cast: Cast, dialogue: OpenDialogue) -> None:
    mine = open_here(cast.one_sided, dialogue.id)
    workshop = schedule.add_workshop(mine).id
    with pytest.raises(dialogues.Refused):
        meetings.open_meeting(mine, workshop, {})
    open_with_tickets(mine, workshop, ["b"])
    assert mine.meeting is not None
    assert mine.meeting.caucus("b") is None


@both_committed
def test_one_compartment_rolled_back_while_the_program_runs(meeting: OpenMeeting) -> None:
    """Otherwise a consent that was withdrawn could be put back by whoever holds the database."""
    release.release(meeting, "b", "text", TITLE, WORDING)
    row = Compartment.objects.filter(pk=meeting.room.id).values().get()
    records = list(SealedRecord.objects.filter(compartment=meeting.room.id))
    release.withdraw(meeting, "b", release.digest("text", TITLE, WORDING))
    Compartment.objects.filter(pk=row["id"]).update(head=row["head"], seal=row["seal"])
    SealedRecord.objects.filter(compartment=meeting.room.id).delete()
    SealedRecord.objects.bulk_create(records)
    with pytest.raises(Tampered):
        release.release(meeting, "a", "text", TITLE, WORDING)
    assert not meeting.dialogue.joint.folio().all(Released)


@both_committed
def test_closing_that_fails_before_the_end_changes_nothing(
    meeting: OpenMeeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(meetings, "drop_compartments", full)
        with pytest.raises(OperationalError):
            meetings.close_meeting(meeting)
    again = open_dialogue_of(meeting)
    assert again.meeting is not None
    assert again.meeting.room.folio() is not None


@both_committed
def test_a_shard_that_could_not_be_destroyed_is_said_and_can_be_tried_again(
    meeting: OpenMeeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(meetings, "destroy_meeting", broken)
        meetings.close_meeting(meeting)
        meetings.finish_closing(open_dialogue_of(meeting))
    (card,) = [one.body for one in open_dialogue_of(meeting).third.folio().all(MeetingCard)]
    assert card.closed is not None
    assert not meetings.is_destroyed(card)
    # The page of all dialogues, where everybody lands after a start, tries again by itself.
    meetings.finish_closing(open_dialogue_of(meeting))
    assert meetings.is_destroyed(card)


def open_dialogue_of(meeting: OpenMeeting) -> OpenDialogue:
    return open_dialogue(meeting.dialogue.person, meeting.dialogue.id)


@both
def test_an_answer_never_replaces_a_pinned_key(cast: Cast) -> None:
    """Whoever has a code and the database could otherwise stand in for a colleague."""
    before = cast.convenor.person.keyring.colleagues[cast.facilitator.id].public
    code = colleagues.invite(cast.convenor.person, "somebody new")
    eve = colleagues._Side(cast.facilitator.id, "the facilitator", crypto.public_of(crypto.new_key()))
    Invitation.objects.filter(pk=colleagues._id(code)).update(answer=colleagues._seal(code, "answer", eve))
    assert colleagues.arrived(cast.convenor.person) == []
    assert cast.convenor.person.keyring.colleagues[cast.facilitator.id].public == before


@both
def test_who_was_erased_is_forgotten_by_colleagues(cast: Cast, dialogue: OpenDialogue) -> None:
    accounts.erase(Account.objects.get(pk=cast.facilitator.id))
    colleagues.prune(cast.convenor.person)
    assert cast.facilitator.id not in cast.convenor.person.keyring.colleagues
    dialogues.erase(dialogue)
    other = sessions.recognise(request_of(cast.one_sided))
    assert other is not None
    # As any request begins: what the convenor said is taken in.
    colleagues.receive(other)
    colleagues.prune(other)
    assert other.keyring.held == {}


@both_committed
def test_two_first_accounts_at_once_make_one(data_folder: object) -> None:
    made: list[str] = []
    start = threading.Barrier(2)

    def first(name: str) -> None:
        from django.db import connections

        start.wait()
        try:
            accounts.register(name, "a long enough passphrase", convenor=True, first=True)
            made.append(name)
        except accounts.NameTaken:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=first, args=(name,)) for name in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1 == Account.objects.count()


def test_strangers_never_keep_a_running_room_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    with crypto._one_argon2:
        taken = 0
        while crypto._waiting.acquire(blocking=False):
            taken += 1
        try:
            with pytest.raises(Busy):
                crypto.from_passphrase("x", bytes(16))
            assert crypto.from_passphrase("x", bytes(16), room=True)
        finally:
            for _ in range(taken):
                crypto._waiting.release()


@pytest.mark.parametrize("weak", ["Jerusalem1967!", "Maria1972Lind", "Sarajevo1995!!", "السلام عليكم", "القدس عاصمتنا"])
def test_what_a_stolen_disk_gives_away_is_not_called_strong(weak: str) -> None:
    assert strength(weak)[0] < STRONG


@pytest.mark.parametrize("strong", ["otter candle nineteen walnut drift", "قمر بعيد فوق سطح بيتنا القديم"])
def test_five_words_are_enough_in_either_script(strong: str) -> None:
    assert strength(strong)[0] >= STRONG
