"""No silent loss: a row that is missing for a while costs nobody a key; what was erased is forgotten at once."""

from typing import Any

from django.db import transaction

from cast import Cast, both, client_of, open_here
from tracktwo.people import accounts, colleagues, sessions
from tracktwo.people.colleagues import Parcel
from tracktwo.people.keyring import Colleague
from tracktwo.people.models import Account, Handover
from tracktwo.process import dialogues, meetings
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.vault.models import Compartment, SealedRecord, Shard

pytestmark = both


def taken_out(model: Any, **about: Any) -> list[Any]:
    """Rows that somebody deletes, to be put back later."""
    rows = list(model.objects.filter(**about))
    model.objects.filter(**about)._raw_delete("default")
    return rows


def look_around(cast: Cast) -> None:
    """Everybody opens the page of all dialogues, which looks after keyrings."""
    for actor in (cast.convenor, cast.facilitator):
        assert client_of(actor).get("/").status_code == 200


def test_a_dialogue_that_is_missing_for_a_while_opens_again(cast: Cast, dialogue: OpenDialogue) -> None:
    open_here(cast.facilitator, dialogue.id)
    with transaction.atomic():
        records, rows = taken_out(SealedRecord), taken_out(Compartment)
        look_around(cast)
        Compartment.objects.bulk_create(rows)
        SealedRecord.objects.bulk_create(records)
    for actor in (cast.convenor, cast.facilitator):
        assert open_here(actor, dialogue.id).card.code_name == "Larch"


def test_the_key_of_a_colleague_who_is_missing_for_a_while_stays_pinned(cast: Cast, dialogue: OpenDialogue) -> None:
    known = cast.convenor.person.keyring.colleagues[cast.charlie.id]
    with transaction.atomic():
        account = taken_out(Account, pk=cast.charlie.id)
        look_around(cast)
        gone = open_here(cast.convenor, dialogue.id).person
        assert cast.charlie.id not in gone.keyring.colleagues
        assert known.name not in str(gone.keyring)
        # Meanwhile nobody else takes the place.
        stranger = Colleague(name="charlie", public=cast.outsider.account.public_key)
        gone.change_keyring(lambda ring: ring.pin(cast.charlie.id, stranger))
        assert cast.charlie.id not in gone.keyring.colleagues
        Account.objects.bulk_create(account)
    look_around(cast)
    again = open_here(cast.convenor, dialogue.id).person
    assert again.keyring.colleagues[cast.charlie.id].public == known.public


def test_an_erased_dialogue_is_forgotten_by_every_member_at_once(cast: Cast, meeting: OpenMeeting) -> None:
    theirs = open_here(cast.facilitator, meeting.dialogue.id)
    assert len(theirs.person.keyring.held) > 2
    dialogues.erase(open_here(cast.convenor, meeting.dialogue.id))
    look_around(cast)
    for actor in (cast.convenor, cast.facilitator):
        ring = sessions.open_keyring(actor.secret, Account.objects.get(pk=actor.id))
        assert (ring.held, ring.dialogues) == ({}, {})


def test_shards_of_a_meeting_that_another_closed_are_forgotten(cast: Cast, meeting: OpenMeeting) -> None:
    theirs = open_here(cast.facilitator, meeting.dialogue.id)
    assert any(held.meeting for held in theirs.person.keyring.held.values())
    meetings.close_meeting(open_here(cast.convenor, meeting.dialogue.id).meeting)
    assert not Shard.objects.exists()
    look_around(cast)
    ring = sessions.open_keyring(cast.facilitator.secret, Account.objects.get(pk=cast.facilitator.id))
    assert not any(held.meeting for held in ring.held.values())
    assert len(ring.held) == 2


def test_nobody_makes_a_colleague_forget_what_stands(cast: Cast, dialogue: OpenDialogue) -> None:
    open_here(cast.facilitator, dialogue.id)
    colleagues.hand_over(cast.convenor.person, cast.facilitator.id, Parcel(dialogue.id, erased=True))
    assert open_here(cast.facilitator, dialogue.id).card.code_name == "Larch"
    assert not Handover.objects.filter(to=cast.facilitator.id).exists()


def test_who_was_erased_leaves_no_name_in_a_keyring(cast: Cast, dialogue: OpenDialogue) -> None:
    accounts.erase(Account.objects.get(pk=cast.charlie.id))
    look_around(cast)
    ring = open_here(cast.convenor, dialogue.id).person.keyring
    assert cast.charlie.id not in ring.colleagues
    assert "charlie" not in str(ring)
