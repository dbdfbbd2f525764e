"""The impartiality matrix: placing oneself, being asked again, drift and differences."""

import pytest

from cast import Cast, both, client_of, open_here, remove_member
from tracktwo.process import meetings, members, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Conflict, Refused
from tracktwo.rooms.enter.team import acts
from tracktwo.rooms.enter.team.matrix import matrix
from tracktwo.rooms.enter.team.matrix_drawing import CELL, draw
from tracktwo.rooms.enter.team.records import Placement

pytestmark = both


def mine(dialogue: OpenDialogue) -> str:
    """The membership of whoever opened the dialogue."""
    return next(record.id for record in dialogue.members if record.body.account == dialogue.person.id)


def placements(dialogue: OpenDialogue) -> list[Placement]:
    dialogue.third.forget()
    return [record.body for record in dialogue.third.folio().all(Placement)]


def standing(dialogue: OpenDialogue, code: str):
    return next(each for each in matrix(dialogue).standings if each.mate.code == code)


def test_placing_by_rows_and_by_a_cell(cast: Cast, dialogue: OpenDialogue) -> None:
    address, client = f"/d/{dialogue.id}/enter/team/matrix", client_of(cast.convenor)
    sent = {"why": "A norm was broken before", "stance": "4", "voice": "2", "version": "0"}
    assert client.post(address, sent).status_code == 302
    assert [(each.stance, each.voice, each.why) for each in placements(dialogue)] == [(4, 2, sent["why"])]
    # The same form again, and then a cell of the picture, which counts before the rows.
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent | {"cell": "1-5", "version": "1"}).status_code == 302
    assert [(each.stance, each.voice) for each in placements(dialogue)] == [(1, 5)]
    shown = client.get(address).content.decode()
    assert "nearer to" not in shown.partition("<tbody>")[2]
    assert "A norm was broken before" in shown


def test_a_cell_without_a_reason_keeps_the_cell(cast: Cast, dialogue: OpenDialogue) -> None:
    address = f"/d/{dialogue.id}/enter/team/matrix"
    answer = client_of(cast.convenor).post(address, {"why": "", "cell": "2-4"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'name="stance" value="2"' in page and page.count("checked") == 2
    assert placements(dialogue) == []


@pytest.mark.parametrize("cell", ["6-1", "0-3", "x", "3", "3-3-3", "-", "٣-٩"])
def test_a_cell_that_is_none_changes_nothing(cast: Cast, dialogue: OpenDialogue, cell: str) -> None:
    answer = client_of(cast.convenor).post(f"/d/{dialogue.id}/enter/team/matrix", {"why": "x", "cell": cell})
    assert answer.status_code == 422
    assert placements(dialogue) == []


def test_nobody_places_a_colleague(cast: Cast, dialogue: OpenDialogue) -> None:
    other = next(record for record in dialogue.members if record.body.account == cast.facilitator.id)
    with pytest.raises(Refused):
        acts.place(dialogue, other.id, 0, 3, 3, "I think so")
    acts.place(open_here(cast.facilitator, dialogue.id), other.id, 0, 3, 3, "I stand here")
    here = open_here(cast.convenor, dialogue.id)
    with pytest.raises(Refused):
        acts.erase_own(here, Placement, here.third.folio().all(Placement)[0].id)
    assert len(placements(dialogue)) == 1


def test_paper_of_a_colleague_without_an_account_is_entered(cast: Cast, dialogue: OpenDialogue) -> None:
    members.note_member(dialogue, "T4")
    paper = next(record for record in dialogue.members if record.body.name == "T4")
    client, address = client_of(cast.one_sided), f"/d/{dialogue.id}/enter/team/matrix"
    assert "From the paper of T4" in client.get(f"{address}?for={paper.id}").content.decode()
    sent = {"member": paper.id, "stance": "5", "voice": "5", "why": "From the sheet"}
    assert client.post(address, sent).status_code == 302
    assert [each.holder for each in placements(dialogue)] == [paper.id]


def test_asked_again_for_every_workshop_and_the_earlier_places_stay(dialogue: OpenDialogue) -> None:
    acts.place(dialogue, mine(dialogue), 0, 1, 1, "At the beginning")
    assert not standing(dialogue, "the convenor").due
    workshop = schedule.add_workshop(dialogue)
    assert standing(dialogue, "the convenor").due
    acts.place(dialogue, mine(dialogue), 0, 3, 1, "Before the first")
    meetings.open_meeting(dialogue, workshop.id, {})
    assert not standing(dialogue, "the convenor").due
    meetings.close_meeting(dialogue.meeting)
    second = schedule.add_workshop(dialogue)
    fresh = OpenDialogue(dialogue.person, dialogue.id, dialogue.third, dialogue.joint)
    assert standing(fresh, "the convenor").due
    acts.place(fresh, mine(fresh), 0, 3, 4, "Before the second")
    assert [each.number for each in placements(fresh)] == [0, 1, 2]
    schedule.erase_workshop(fresh, second.id)
    assert len(placements(fresh)) == 3, "a workshop that is erased takes no placement with it"


def test_drift_is_drawn_from_earlier_to_now(dialogue: OpenDialogue) -> None:
    acts.place(dialogue, mine(dialogue), 0, 1, 1, "At the beginning")
    schedule.add_workshop(dialogue)
    acts.place(dialogue, mine(dialogue), 0, 5, 3, "Before the first")
    (path,) = draw(matrix(dialogue)).paths
    ((x1, y1, x2, y2),) = path.arrows
    assert (x1 // CELL, y1 // CELL) == (0, 4), "begins in the lower corner"
    assert (path.x // CELL, path.y // CELL) == (4, 2), "ends where they stand"
    assert x1 < x2 < path.x and y1 > y2 > path.y, "and its head is seen before the dot"


def test_nobody_lies_on_top_of_another(cast: Cast, dialogue: OpenDialogue) -> None:
    for number in range(12):
        members.note_member(dialogue, f"T{number}")
    for record in dialogue.members:
        if not record.body.account:
            acts.place(dialogue, record.id, 0, 3, 3, "The same cell")
    dots = [(path.x, path.y) for path in draw(matrix(dialogue)).paths]
    assert len(set(dots)) == 12
    assert {(x // CELL, y // CELL) for x, y in dots} == {(2, 2)}


def test_differences_are_words_and_nothing_stands_between(cast: Cast, dialogue: OpenDialogue) -> None:
    acts.place(dialogue, mine(dialogue), 0, 1, 2, "Even")
    facilitator = open_here(cast.facilitator, dialogue.id)
    acts.place(facilitator, mine(facilitator), 0, 5, 3, "Norms")
    (difference,) = matrix(facilitator).differences
    assert difference.groups == [("even-handed", ["the convenor"]), ("norm-applying", ["the facilitator"])]
    page = client_of(cast.facilitator).get(f"/d/{dialogue.id}/enter/team/matrix").content.decode()
    assert "You stand apart." in page and "a side broke a norm that you hold" in page
    table = page.partition("<tbody>")[2]
    assert "nearer to “norm-applying”" not in table and "in the middle, " not in table, "no mean of the two is said"


def test_who_stands_near_has_no_conversation_put_upon_them(cast: Cast, dialogue: OpenDialogue) -> None:
    acts.place(dialogue, mine(dialogue), 0, 2, 2, "Even")
    facilitator = open_here(cast.facilitator, dialogue.id)
    acts.place(facilitator, mine(facilitator), 0, 3, 3, "Near")
    assert matrix(facilitator).differences == []


def test_who_left_stays_shown_and_can_be_erased(cast: Cast, dialogue: OpenDialogue) -> None:
    facilitator = open_here(cast.facilitator, dialogue.id)
    acts.place(facilitator, mine(facilitator), 0, 4, 4, "As I left it")
    remove_member(open_here(cast.convenor, dialogue.id), cast.facilitator)
    address, client = f"/d/{dialogue.id}/enter/team/matrix", client_of(cast.one_sided)
    here = open_here(cast.one_sided, dialogue.id)
    client = client_of(cast.one_sided)
    page = client.get(address).content.decode()
    assert "former member" in page and "the facilitator" in page and "As I left it" in page
    assert not standing(here, "the facilitator").due
    assert "erase" not in page.partition("As I left it")[2].partition("</tr>")[0], "erased on the page of the team"
    record = here.third.folio().all(Placement)[0]
    assert client.post(f"{address}/{record.id}/erase").status_code == 404


def test_two_windows_do_not_overwrite_each_other(cast: Cast, dialogue: OpenDialogue) -> None:
    acts.place(dialogue, mine(dialogue), 0, 1, 1, "First")
    acts.place(dialogue, mine(dialogue), 1, 2, 2, "Second")
    with pytest.raises(Conflict):
        acts.place(dialogue, mine(dialogue), 1, 3, 3, "From the other window")
    sent = {"why": "From the other window", "stance": "3", "voice": "3", "version": "1"}
    answer = client_of(cast.convenor).post(f"/d/{dialogue.id}/enter/team/matrix", sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "From the other window" in page and 'name="version" value="2"' in page
    assert [each.why for each in placements(dialogue)] == ["Second"]


def test_axes_are_called_what_the_team_calls_them(cast: Cast, dialogue: OpenDialogue) -> None:
    client, address = client_of(cast.convenor), f"/d/{dialogue.id}/enter/team/matrix/axes"
    form = client.get(address).content.decode()
    assert 'value="even-handed"' in form and 'value="حازم"' in form
    matrix_page = f"/d/{dialogue.id}/enter/team/matrix"
    assert "our reconstruction" in client.get(matrix_page).content.decode()
    sent = {"stance_low": "same for all", "stance_low_second": "سواسية", "stance_high": "by the law"}
    assert client.post(address, sent).status_code == 302
    page = client.get(matrix_page).content.decode()
    assert "same for all" in page and "our reconstruction" not in page
    late = client.post(address, {"stance_low": "Renamed by the other window"})
    assert late.status_code == 409
    assert (
        "Renamed by the other window" in late.content.decode() and 'name="version" value="1"' in late.content.decode()
    )
    assert client.post(address, {"stance_low": "alike", "version": "1"}).status_code == 302
    assert client.post(address, sent | {"version": "2"}).status_code == 302
    assert "سواسية" in client.get(matrix_page, headers={"accept-language": "ar"}).content.decode()
