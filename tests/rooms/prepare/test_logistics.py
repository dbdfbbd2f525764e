"""Needs of seats lie in a compartment of their own and are erased with it; support is shown side by side."""

import datetime
from collections.abc import Callable

import msgspec
import pytest

from cast import Cast, both, client_of, open_here
from preparing import FIRST
from samples import raws
from tracktwo.matter.seats import Seat, all_seats, erase_person, erase_seat
from tracktwo.process import meetings, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, NotThere, Refused
from tracktwo.process.need_to_know import begin_scope, card_of, open_scope
from tracktwo.process.offers import Offer
from tracktwo.process.records import Session
from tracktwo.process.rooms import offered
from tracktwo.process.safeguards import evaluate, override, safeguard
from tracktwo.process.sealed import change
from tracktwo.rooms.prepare.days import acts as days
from tracktwo.rooms.prepare.logistics import acts, needs
from tracktwo.rooms.prepare.logistics.records import SCOPE, NeedsFor, SeatNeeds
from tracktwo.rooms.recruit.panel.roster import move_to_roster
from tracktwo.rooms.recruit.seats.acts import add_coded_seats, add_seat, change_seat
from tracktwo.vault.folio import Row

pytestmark = both


@pytest.fixture
def begun(dialogue: OpenDialogue) -> OpenDialogue:
    add_coded_seats(dialogue, 2)
    begin_scope(dialogue, SCOPE)
    dialogue.third.forget()
    return dialogue


def seat(dialogue: OpenDialogue, code: str) -> str:
    """The id of the seat that has this code."""
    dialogue.third.forget()
    return next(each.id for each in all_seats(dialogue) if each.body.code == code)


def shown(dialogue: OpenDialogue) -> str:
    """The id of the card of the compartment, as a page shows it."""
    card = card_of(dialogue, SCOPE)
    assert card
    return card.id


def words_kept(dialogue: OpenDialogue) -> bytes:
    opened = open_scope(dialogue, SCOPE)
    assert opened
    return raws(opened)


def home(cast: Cast, dialogue: OpenDialogue) -> str:
    return client_of(cast.convenor).get(f"/d/{dialogue.id}/prepare/logistics").content.decode()


def test_needs_are_read_with_their_own_key_alone(cast: Cast, begun: OpenDialogue) -> None:
    acts.save_needs(begun, seat(begun, "A1"), 0, {"diet": "no peanuts"})
    opened = open_scope(begun, SCOPE)
    assert opened
    assert b"no peanuts" in raws(opened)
    assert b"no peanuts" not in raws(begun.third, begun.joint)
    theirs = open_here(cast.facilitator, begun.id)
    assert open_scope(theirs, SCOPE) is None
    page = client_of(cast.facilitator).get(f"/d/{begun.id}/prepare/logistics").content.decode()
    assert "no peanuts" not in page
    assert "You do not hold its key" in page
    assert (
        client_of(cast.facilitator).get(f"/d/{begun.id}/prepare/logistics/needs/{seat(begun, 'A1')}").status_code == 404
    )
    assert "no peanuts" in client_of(cast.convenor).get(f"/d/{begun.id}/prepare/logistics").content.decode()


def test_stale_needs_are_refused_and_unknown_seats(begun: OpenDialogue) -> None:
    acts.save_needs(begun, seat(begun, "A1"), 0, {"diet": "first"})
    with pytest.raises(Conflict):
        acts.save_needs(begun, seat(begun, "A1"), 7, {"diet": "second"})
    with pytest.raises(NotThere):
        acts.save_needs(begun, "9" * 32, 0, {"diet": "x"})


def test_all_needs_are_erased_with_their_compartment(begun: OpenDialogue) -> None:
    acts.save_needs(begun, seat(begun, "A1"), 0, {"access": "a wheelchair"})
    acts.erase_needs(begun, shown(begun))
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
        acts.save_needs(dialogue, seat(dialogue, code), 0, {"travel": "a visa"})
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
    assert client.post(f"{address}/end", {"card": shown(kept)}).status_code == 302
    kept.third.forget()
    assert card_of(kept, SCOPE) is None
    assert not kept.third.folio().all(NeedsFor)
    assert not said(kept)


def test_needs_of_the_next_workshop_are_none_of_the_last(kept: OpenDialogue) -> None:
    first_met(kept)
    acts.erase_needs(kept, shown(kept))
    schedule.add_workshop(kept)
    kept.third.forget()
    acts.begin_needs(kept)
    kept.third.forget()
    acts.save_needs(kept, seat(kept, "A1"), 0, {"diet": "no nuts"})
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
    acts.erase_needs(kept, shown(kept))
    kept.third.forget()
    assert evaluate(kept, rule).status == "waits"


def official(dialogue: OpenDialogue) -> str:
    """A serving official's seat, not yet on the roster; its id."""
    add_seat(dialogue, Seat(code="A9", side="a", office="serving"))
    return seat(dialogue, "A9")


GOES = pytest.mark.parametrize("goes", [erase_seat, erase_person, move_to_roster])


@GOES
def test_needs_go_with_their_seat(begun: OpenDialogue, goes: Callable[[OpenDialogue, str], None]) -> None:
    acts.save_needs(begun, official(begun), 0, {"diet": "no peanuts"})
    acts.save_needs(begun, seat(begun, "A1"), 0, {"diet": "no fish"})
    goes(begun, seat(begun, "A9"))
    assert b"no peanuts" not in words_kept(begun), "in the act itself, where the key is held"
    assert b"no fish" in words_kept(begun), "those of the others stay"


@GOES
def test_where_the_key_is_not_held_they_go_when_a_holder_looks(
    cast: Cast, begun: OpenDialogue, goes: Callable[[OpenDialogue, str], None]
) -> None:
    acts.save_needs(begun, official(begun), 0, {"diet": "no peanuts"})
    goes(open_here(cast.facilitator, begun.id), seat(begun, "A9"))
    add_seat(begun, Seat(code="A9", side="b"))
    begun.third.forget()
    assert needs.seats_with_needs(begun) == 0, "whoever has the code now has needs of their own"
    page = client_of(cast.convenor).get(f"/d/{begun.id}/prepare/logistics/needs/{seat(begun, 'A9')}")
    assert "no peanuts" not in page.content.decode()
    assert "no peanuts" not in home(cast, begun)
    assert b"no peanuts" not in words_kept(begun)


def test_another_code_is_no_other_seat(cast: Cast, begun: OpenDialogue) -> None:
    id = seat(begun, "A1")
    acts.save_needs(begun, id, 0, {"diet": "no peanuts"})
    change_seat(begun, id, 1, Seat(code="A7", side="a"))
    add_seat(begun, Seat(code="A1", side="a"))
    begun.third.forget()
    page = home(cast, begun)
    assert page.index("A7") < page.index("no peanuts")
    assert page.count("no peanuts") == 1
    assert needs.seats_with_needs(begun) == 1


def written_before(dialogue: OpenDialogue, code: str, diet: str) -> None:
    """Needs as version 1 kept them: by a code alone."""
    opened = open_scope(dialogue, SCOPE)
    assert opened
    fields = {"code": code, "travel": "", "diet": diet, "access": "", "language": ""}
    with change(opened) as draft:
        id = draft.add(SeatNeeds()).id
        draft.put_row(id, Row(1, 1, b"", SeatNeeds.TAG, 1, 1, msgspec.Raw(msgspec.msgpack.encode(fields))))


def test_what_was_kept_by_a_code_is_taken_for_the_seat_that_has_it(cast: Cast, begun: OpenDialogue) -> None:
    written_before(begun, "A1", "no peanuts")
    written_before(begun, "Z9", "no fish")
    assert needs.seats_with_needs(begun) == 1
    page = home(cast, begun)
    assert "no peanuts" in page
    assert b"no fish" not in words_kept(begun), "no seat has that code"
    change_seat(begun, seat(begun, "A1"), 1, Seat(code="A7", side="a"))
    add_seat(begun, Seat(code="A1", side="a"))
    page = home(cast, begun)
    assert page.index("A7") < page.index("no peanuts"), "from then on it is that seat's, whatever its code"
    acts.save_needs(begun, seat(begun, "A7"), 2, {"diet": "no nuts"})
    assert b"no peanuts" not in words_kept(begun)
    written_before(begun, "A7", "no bread")
    page = home(cast, begun)
    assert "no nuts" in page, "what names its seat counts"
    assert "no bread" not in page


def test_what_was_typed_into_needs_that_are_gone_is_not_kept_unasked(begun: OpenDialogue) -> None:
    with pytest.raises(Conflict):
        acts.save_needs(begun, seat(begun, "A1"), 3, {"diet": "no peanuts"})


def test_none_are_begun_while_no_workshop_is_ahead(cast: Cast, dialogue: OpenDialogue) -> None:
    schedule.add_workshop(dialogue)
    first_met(dialogue)
    page = home(cast, dialogue)
    assert "Every workshop is over. Add the next one first" in page
    assert "Begin it" not in page
    refused = client_of(cast.convenor).post(f"/d/{dialogue.id}/prepare/logistics/begin")
    assert refused.status_code == 409
    assert "Every workshop is over" in refused.content.decode()
    dialogue.third.forget()
    assert card_of(dialogue, SCOPE) is None
    schedule.add_workshop(dialogue)
    assert "Begin it" in home(cast, dialogue)


def test_begun_before_the_first_workshop_they_are_for_that_one(begun: OpenDialogue) -> None:
    assert needs.workshop_of(begun) is None
    first = schedule.add_workshop(begun)
    begun.third.forget()
    acts.save_needs(begun, seat(begun, "A1"), 0, {"diet": "no peanuts"})
    schedule.add_workshop(begun)
    begun.third.forget()
    workshop = needs.workshop_of(begun)
    assert workshop
    assert workshop.id == first.id


def test_of_several_workshops_none_is_guessed(begun: OpenDialogue) -> None:
    acts.save_needs(begun, seat(begun, "A1"), 0, {"diet": "no peanuts"})
    schedule.add_workshop(begun)
    first_met(begun)
    assert said(begun), "there is no other that they could be for"
    schedule.add_workshop(begun)
    begun.third.forget()
    assert needs.workshop_of(begun) is None
    assert not said(begun)
    state = evaluate(begun, safeguard("needs-erased-after-the-workshop"))
    assert (state.status, str(state.detail)) == ("waits", "Needs of seats are kept, and no workshop is noted for them.")


def test_an_old_window_erases_no_needs_that_were_begun_anew(cast: Cast, kept: OpenDialogue) -> None:
    before, client, end = shown(kept), client_of(cast.convenor), f"/d/{kept.id}/prepare/logistics/end"
    assert f'name="card" value="{before}"' in home(cast, kept)
    acts.erase_needs(kept, before)
    assert client.post(end, {"card": before}).status_code == 302, "they are gone, as was asked"
    kept.third.forget()
    acts.begin_needs(kept)
    for sent in ({"card": before}, {}):
        refused = client.post(end, sent)
        assert refused.status_code == 409
        assert "others were begun since" in refused.content.decode()
    kept.third.forget()
    assert shown(kept) != before
    with pytest.raises(Refused):
        acts.erase_needs(kept, before)
