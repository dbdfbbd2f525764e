"""An interpreter's keys open one scope, whatever they do with them and with the whole database."""

import msgspec
import pytest

from cast import Cast, both, open_here
from interpreted import visit_of, visited
from tracktwo.matter import concerns
from tracktwo.matter.concerns import Concern
from tracktwo.process import interpreting
from tracktwo.process.access import OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.interpreting import INTERPRETING
from tracktwo.process.release import agreed, consent, digest
from tracktwo.rooms.convene import acts
from tracktwo.rooms.convene.records import CaucusNote
from tracktwo.vault import crypto
from tracktwo.vault.compartment import derive_link, open_compartment
from tracktwo.vault.errors import NoKey, Sealed, Tampered
from tracktwo.vault.models import Compartment, EpochLink, SealedRecord

pytestmark = both


@pytest.fixture
def cookie(meeting: OpenMeeting) -> str:
    concerns.add(meeting, Concern(kind="need", owner="a", words=MultilingualText("Said in the room", "قيل في القاعة")))
    for side in ("a", "b"):
        acts.add_caucus_note(meeting, side, CaucusNote(kind="fear", words=MultilingualText(f"Among {side} alone")))
    return visited(meeting)


def test_an_interpreters_keys_open_nothing_else(cast: Cast, meeting: OpenMeeting, cookie: str) -> None:
    """Every key they hold on every compartment there is, under every epoch, with no respect for what it is for."""
    here = visit_of(cookie)
    opened = set()
    for row in Compartment.objects.all():
        for held in here.visitor.held.values():
            for epoch in {row.epoch, held.epoch}:
                try:
                    open_compartment(row.id, row.dialogue, msgspec.structs.replace(held, epoch=epoch)).load()
                except (NoKey, Tampered):
                    continue
                opened.add(row.id)
    assert opened == {meeting.card.scopes[INTERPRETING]}
    assert Compartment.objects.count() > 5


def test_no_record_of_another_compartment_decrypts_under_their_key(meeting: OpenMeeting, cookie: str) -> None:
    """Moved into their own compartment, a row is refused all the same."""
    here = visit_of(cookie)
    foreign = SealedRecord.objects.exclude(compartment=here.scope.id).exclude(compartment__dialogue="")
    assert foreign.count() > 10
    for row in foreign:
        with pytest.raises(Tampered):
            here.scope._decrypt(here.scope.epoch, row.id, row.version, bytes(row.body))
    for link in EpochLink.objects.all():
        with pytest.raises(Sealed):
            crypto.unseal(derive_link(here.scope.key), bytes(link.sealed), link.compartment_id, link.epoch)


def test_what_lies_in_their_scope_holds_no_key_and_no_word_of_a_caucus(meeting: OpenMeeting, cookie: str) -> None:
    here = visit_of(cookie)
    folio = here.scope.folio()
    content = b"".join(bytes(row.raw) for tag in folio.tags() for row in folio._rows.group(tag).values())
    assert b"Said in the room" in content
    assert b"alone" not in content
    for scope in (meeting.room, meeting.third, meeting.caucus("a"), meeting.caucus("b")):
        assert scope.key not in content
    for held in meeting.dialogue.person.keyring.held.values():
        assert held.secret not in content


def test_without_a_caucus_nothing_can_be_released(cast: Cast, meeting: OpenMeeting, cookie: str) -> None:
    """A tag made with their key is no side's consent."""
    here = visit_of(cookie)

    class Pretending:
        """A meeting made of what an interpreter holds."""

        dialogue, room = meeting.dialogue, meeting.room

        def caucus(self, side: str) -> object:
            return here.scope

    about = digest("text", MultilingualText("T"), MultilingualText("W"))
    for side in ("a", "b"):
        consent(Pretending(), side, about)  # type: ignore[arg-type]
    assert not agreed(open_here(cast.convenor, meeting.dialogue.id).meeting, about)


def test_whoever_opens_the_room_opens_their_scope(cast: Cast, meeting: OpenMeeting, cookie: str) -> None:
    for actor in (cast.facilitator, cast.one_sided):
        assert interpreting.scope_of(open_here(actor, meeting.dialogue.id).meeting) is not None
