"""Needs of seats lie in a compartment of their own and are erased with it; support is shown side by side."""

import datetime

import pytest

from cast import Cast, both, client_of, open_here
from preparing import FIRST
from samples import raws
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere
from tracktwo.process.need_to_know import begin_scope, card_of, open_scope
from tracktwo.process.offers import Offer
from tracktwo.process.records import Session
from tracktwo.process.rooms import offered
from tracktwo.process.safeguards import evaluate, override, safeguard
from tracktwo.rooms.prepare.days import acts as days
from tracktwo.rooms.prepare.logistics import acts, needs
from tracktwo.rooms.prepare.logistics.records import SCOPE, NeedsFor, SeatNeeds
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
    assert {Offer("journeys", "a", 4), Offer("nights", "a", 12)} <= set(offered(begun))
    with pytest.raises(Conflict):
        acts.save_support(begun, "a", 9, {"journeys": 1})


def test_cards_keep_what_was_typed(cast: Cast, begun: OpenDialogue) -> None:
    client, address = client_of(cast.convenor), f"/d/{begun.id}/prepare/logistics"
    assert client.post(f"{address}/hour/attack", {"does": "We stop, and ask", "version": "0"}).status_code == 302
    stale = client.post(f"{address}/hour/attack", {"does": "Another wording", "version": "0"})
    assert stale.status_code == 409
    assert "Another wording" in stale.content.decode()
    assert "We stop, and ask" in client.get(address).content.decode()


YESTERDAY = datetime.date.today() - datetime.timedelta(days=1)


@pytest.fixture
def kept(dialogue: OpenDialogue) -> OpenDialogue:
    """Needs of two seats, kept for the first workshop."""
    add_coded_seats(dialogue, 2)
    schedule.add_workshop(dialogue)
    acts.begin_needs(dialogue)
    dialogue.third.forget()
    for code in ("A1", "B2"):
        acts.save_needs(dialogue, code, 0, {"travel": "a visa"})
    dialogue.third.forget()
    return dialogue


def first_met(dialogue: OpenDialogue) -> None:
    """The meeting of the workshop ahead takes place and is closed."""
    workshop = schedule.next_workshop(dialogue)
    assert workshop
    meetings.open_meeting(dialogue, workshop.id, {})
    assert dialogue.meeting
    meetings.close_meeting(dialogue.meeting)
    dialogue.third.forget()


def session_on(dialogue: OpenDialogue, day: datetime.date, **fields: object) -> None:
    workshop = schedule.next_workshop(dialogue)
    assert workshop
    schedule.add_session(dialogue, Session(workshop.id, "joint", day, **fields))  # type: ignore[arg-type]  # of the table
    dialogue.third.forget()


def said(dialogue: OpenDialogue) -> list[tuple[str, str]]:
    return [(each.kind, str(each.words)) for each in needs.sentences(dialogue)]


def test_nothing_is_due_before_the_last_day(kept: OpenDialogue) -> None:
    assert not said(kept), "no day is planned"
    session_on(kept, YESTERDAY)
    session_on(kept, datetime.date.today())
    assert not said(kept)
    assert not needs.next_steps(kept)


def test_the_last_day_is_past(cast: Cast, kept: OpenDialogue) -> None:
    session_on(kept, YESTERDAY)
    session_on(kept, FIRST, virtual=True)
    assert said(kept) == [("due", "Workshop 1 is over, and what 2 seats needed is still kept. Erase it.")]
    client, base = client_of(cast.convenor), f"/d/{kept.id}"
    assert "Erase what the seats needed" in client.get(f"{base}/").content.decode()
    assert "what 2 seats needed is still kept" in client.get(f"{base}/prepare/").content.decode()


def test_a_day_of_the_timetable_that_is_still_ahead_counts_too(kept: OpenDialogue) -> None:
    session_on(kept, YESTERDAY)
    workshop = schedule.next_workshop(kept)
    assert workshop
    days.add_day(kept, workshop.id, FIRST)
    kept.third.forget()
    assert not said(kept)


def test_its_meeting_is_closed(kept: OpenDialogue) -> None:
    session_on(kept, FIRST)
    first_met(kept)
    assert said(kept)


def test_whoever_holds_no_key_is_not_asked(cast: Cast, kept: OpenDialogue) -> None:
    first_met(kept)
    theirs = open_here(cast.facilitator, kept.id)
    assert not said(theirs)
    assert not needs.next_steps(theirs)
    page = client_of(cast.facilitator).get(f"/d/{kept.id}/prepare/logistics").content.decode()
    assert "2 seats" not in page


def test_one_press_erases_them_and_says_how_many(cast: Cast, kept: OpenDialogue) -> None:
    first_met(kept)
    client, address = client_of(cast.convenor), f"/d/{kept.id}/prepare/logistics"
    page = client.get(address).content.decode()
    assert "Workshop 1 is over" in page
    assert "What 2 seats need is erased." in page
    assert client.post(f"{address}/end").status_code == 302
    kept.third.forget()
    assert card_of(kept, SCOPE) is None
    assert not kept.third.folio().all(NeedsFor)
    assert not said(kept)


def test_needs_of_the_next_workshop_are_none_of_the_last(kept: OpenDialogue) -> None:
    first_met(kept)
    acts.erase_needs(kept)
    schedule.add_workshop(kept)
    kept.third.forget()
    acts.begin_needs(kept)
    kept.third.forget()
    acts.save_needs(kept, "A1", 0, {"diet": "no nuts"})
    kept.third.forget()
    workshop = needs.workshop_of(kept)
    assert workshop
    assert workshop.body.number == 2
    assert not said(kept)
    assert evaluate(kept, safeguard("needs-erased-after-the-workshop")).status == "met"


def test_it_is_advised_before_the_next_meeting(cast: Cast, kept: OpenDialogue) -> None:
    rule, client = safeguard("needs-erased-after-the-workshop"), client_of(cast.convenor)
    assert evaluate(kept, rule).status == "met"
    assert "is still kept" not in client.get(f"/d/{kept.id}/convene/open").content.decode()
    first_met(kept)
    theirs = open_here(cast.facilitator, kept.id)
    assert evaluate(theirs, rule).status == "advises", "who holds no key sees that something stands"
    page = client.get(f"/d/{kept.id}/convene/open").content.decode()
    assert "What seats needed in workshop 1 is still kept." in page
    assert f"/d/{kept.id}/prepare/logistics" in page
    (subject,) = rule.subjects(kept)
    assert subject == (needs.workshop_of(kept) or theirs).id, "going on counts for this workshop alone"
    override(kept, rule, "act", subject)
    kept.third.forget()
    assert evaluate(kept, rule).status == "met"
    acts.erase_needs(kept)
    kept.third.forget()
    assert evaluate(kept, rule).status == "waits"
