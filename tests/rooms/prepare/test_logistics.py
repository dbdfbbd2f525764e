"""Needs of seats lie in a compartment of their own and are erased with it; support is shown side by side."""

import pytest

from cast import Cast, both, client_of, open_here
from samples import raws
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere
from tracktwo.process.need_to_know import begin_scope, card_of, open_scope
from tracktwo.process.offers import Offer
from tracktwo.process.rooms import offered
from tracktwo.rooms.prepare.logistics import acts
from tracktwo.rooms.prepare.logistics.records import SCOPE, SeatNeeds
from tracktwo.rooms.recruit.seats.acts import add_coded_seats

pytestmark = both


@pytest.fixture
def begun(dialogue: OpenDialogue) -> OpenDialogue:
    add_coded_seats(dialogue, 2)
    begin_scope(dialogue, SCOPE)
    dialogue.third.forget()
    return dialogue


def test_needs_are_read_with_their_own_key_alone(cast: Cast, begun: OpenDialogue) -> None:
    acts.save_needs(begun, "A1", 0, {"diet": "no peanuts"})
    opened = open_scope(begun, SCOPE)
    assert opened
    assert b"no peanuts" in raws(opened)
    assert b"no peanuts" not in raws(begun.third, begun.joint)
    theirs = open_here(cast.facilitator, begun.id)
    assert open_scope(theirs, SCOPE) is None
    page = client_of(cast.facilitator).get(f"/d/{begun.id}/prepare/logistics").content.decode()
    assert "no peanuts" not in page
    assert "You do not hold its key" in page
    assert client_of(cast.facilitator).get(f"/d/{begun.id}/prepare/logistics/needs/A1").status_code == 404
    assert "no peanuts" in client_of(cast.convenor).get(f"/d/{begun.id}/prepare/logistics").content.decode()


def test_stale_needs_are_refused_and_unknown_seats(begun: OpenDialogue) -> None:
    acts.save_needs(begun, "A1", 0, {"diet": "first"})
    with pytest.raises(Conflict):
        acts.save_needs(begun, "A1", 7, {"diet": "second"})
    with pytest.raises(NotThere):
        acts.save_needs(begun, "Z9", 0, {"diet": "x"})


def test_all_needs_are_erased_with_their_compartment(begun: OpenDialogue) -> None:
    acts.save_needs(begun, "A1", 0, {"access": "a wheelchair"})
    acts.erase_needs(begun)
    begun.third.forget()
    assert card_of(begun, SCOPE) is None
    assert open_scope(begun, SCOPE) is None
    begin_scope(begun, SCOPE)
    begun.third.forget()
    again = open_scope(begun, SCOPE)
    assert again
    assert not again.folio().all(SeatNeeds)


def test_support_is_shown_for_even_handedness(begun: OpenDialogue) -> None:
    acts.save_support(begun, "a", 0, {"journeys": 4, "nights": 12})
    begun.third.forget()
    assert {Offer("journeys", "a", 4), Offer("support", "a", 12)} <= set(offered(begun))
    with pytest.raises(Conflict):
        acts.save_support(begun, "a", 9, {"journeys": 1})


def test_cards_keep_what_was_typed(cast: Cast, begun: OpenDialogue) -> None:
    client, address = client_of(cast.convenor), f"/d/{begun.id}/prepare/logistics"
    assert client.post(f"{address}/hour/attack", {"does": "We stop, and ask", "version": "0"}).status_code == 302
    stale = client.post(f"{address}/hour/attack", {"does": "Another wording", "version": "0"})
    assert stale.status_code == 409
    assert "Another wording" in stale.content.decode()
    assert "We stop, and ask" in client.get(address).content.decode()
