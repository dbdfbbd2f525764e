"""Composition in the room: wishes in words, what a change opens, closes and costs; open seats."""

import re
from collections.abc import Sequence

import msgspec
import pytest

from cast import Cast, both, client_of, open_here
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.need_to_know import begin_scope
from tracktwo.process.safeguards import evaluate
from tracktwo.process.sealed import change
from tracktwo.rooms.recruit.pool import acts as pool
from tracktwo.rooms.recruit.pool.records import PANEL, Apart, Prospect
from tracktwo.rooms.recruit.referrals import edges
from tracktwo.rooms.recruit.referrals.records import SCOPE
from tracktwo.rooms.recruit.teams import acts, comparing, reads
from tracktwo.rooms.recruit.teams.records import SIDES, TeamProposal, TeamRule
from tracktwo.rooms.recruit.teams.safeguards import TEAMS_COVER
from tracktwo.rooms.recruit.teams.solving import setting

pytestmark = both
Answers = dict[str, str]


def add(dialogue: OpenDialogue, side: str, *several: Answers, standing: int = 3) -> list[str]:
    """People of a side with their answers; the ids of their records."""
    ids = []
    for number, answers in enumerate(several):
        id = pool.add_person(dialogue, pool.NewPerson(f"Invented {side} {number}", side))
        pool.judge(dialogue, id, answers, standing)  # type: ignore[arg-type]
        ids.append(id)
    dialogue.third.forget()
    return ids


def pools(dialogue: OpenDialogue, number: int = 4) -> tuple[list[str], list[str]]:
    """So many on each side, alike: all of the mainstream, all reaching a ministry."""
    alike = {"mainstream": "yes", "reach-ministry": "yes"}
    return add(dialogue, "a", *[alike] * number), add(dialogue, "b", *[alike] * number)


def made(dialogue: OpenDialogue, circle: str = SIDES) -> TeamProposal:
    dialogue.third.forget()
    record = reads.proposal(dialogue, circle)  # type: ignore[arg-type]
    assert record is not None
    return record.body


def codes(dialogue: OpenDialogue, ids: Sequence[str]) -> list[str]:
    folio = dialogue.third.folio()
    return sorted(folio.get(Prospect, id).body.code for id in ids)


def page(cast: Cast, dialogue: OpenDialogue, name: str = "teams") -> str:
    return client_of(cast.convenor).get(f"/d/{dialogue.id}/recruit/{name}").content.decode()


def without(dialogue: OpenDialogue, code: str) -> None:
    """Equally good teams in which nobody of this code sits."""
    for _ in range(20):
        if code not in codes(dialogue, made(dialogue).chosen):
            return
        acts.another(dialogue, SIDES)
    raise AssertionError(f"{code} always sits")


def seat(dialogue: OpenDialogue, id: str) -> None:
    with change(dialogue.third) as draft:
        record = draft.folio.get(Prospect, id)
        draft.replace(record, msgspec.structs.replace(record.body, step="seated"))
    dialogue.third.forget()


def test_without_a_pool_nothing_is_proposed(cast: Cast, dialogue: OpenDialogue) -> None:
    with pytest.raises(Refused):
        acts.propose(dialogue, SIDES)
    assert "Nobody is in the pool yet." in page(cast, dialogue)


def test_whoever_is_pinned_sits_and_whoever_is_left_out_does_not(dialogue: OpenDialogue) -> None:
    north, _south = pools(dialogue, 6)
    acts.size(dialogue, SIDES, 3, 3, 2)
    outside = next(id for id in north if id not in made(dialogue).chosen)
    inside = next(id for id in north if id in made(dialogue).chosen)
    acts.wish(dialogue, SIDES, outside, "pin")
    assert outside in made(dialogue).chosen
    acts.wish(dialogue, SIDES, inside, "ban")
    assert inside not in made(dialogue).chosen
    acts.wish(dialogue, SIDES, inside, "")
    assert setting(dialogue, SIDES).plan.bans == []


def test_a_rule_in_words_holds_and_says_what_it_opens(cast: Cast, dialogue: OpenDialogue) -> None:
    add(dialogue, "a", *[{"mainstream": "yes"}] * 3, {"mainstream": "yes", "near": "yes"})
    add(dialogue, "b", *[{"mainstream": "yes"}] * 4)
    acts.size(dialogue, SIDES, 3, 3, 2)
    without(dialogue, "A104")
    acts.add_rule(dialogue, TeamRule(circle=SIDES, amount="least", number=1, question="near", team="a"))
    assert "A104" in codes(dialogue, made(dialogue).chosen)
    shown = page(cast, dialogue)
    assert "North: “near power, not in it” is covered now." in shown
    assert "North: at least 1 with “near power, not in it”" in shown


def test_what_a_change_closes_is_said_of_the_team_and_never_of_a_person(cast: Cast, dialogue: OpenDialogue) -> None:
    add(dialogue, "a", {"mainstream": "yes"}, *[{"near": "yes"}] * 3)
    add(dialogue, "b", *[{"mainstream": "yes"}] * 4)
    acts.size(dialogue, SIDES, 3, 3, 2)
    assert "A101" in codes(dialogue, made(dialogue).chosen)
    only = next(record.id for record in dialogue.third.folio().all(Prospect) if record.body.code == "A101")
    acts.wish(dialogue, SIDES, only, "ban")
    shown = page(cast, dialogue)
    assert "North: “the mainstream of their community” is no longer covered." in shown
    for sentence in re.findall(r"<bdi>(North: .*?)</bdi>", shown):
        assert not re.search(r"[AB]1\d\d", sentence)


def test_two_kept_apart_never_sit_together_and_the_pool_knows_it(cast: Cast, dialogue: OpenDialogue) -> None:
    north, south = pools(dialogue, 3)
    acts.propose(dialogue, SIDES)
    assert {north[0], south[0]} <= set(made(dialogue).chosen)
    client = client_of(cast.convenor)
    client.post(f"/d/{dialogue.id}/recruit/compose/sides/apart", {"first": north[0], "second": south[0]})
    dialogue.third.forget()
    (pair,) = dialogue.third.folio().all(Apart)
    proposal = made(dialogue)
    assert proposal.status == "conflict"
    shown = page(cast, dialogue)
    assert "Not together: A101 and B101" in shown
    client.post(f"/d/{dialogue.id}/recruit/compose/sides/apart", {"pair": pair.id})
    assert made(dialogue).status == "proven"


def test_a_conflict_names_the_rules_and_the_smallest_step(cast: Cast, dialogue: OpenDialogue) -> None:
    pools(dialogue, 3)
    acts.add_rule(dialogue, TeamRule(circle=SIDES, amount="least", number=2, question="near", team="a"))
    proposal = made(dialogue)
    assert proposal.status == "conflict"
    assert [name.split(":")[0] for name in proposal.relaxation] == ["rule"]
    shown = page(cast, dialogue)
    assert "No team keeps all the rules" in shown
    assert "The smallest step: give this rule up." in shown
    assert "North: at least 2 with “near power, not in it”" in shown


def test_who_has_a_seat_keeps_it_and_open_seats_say_what_they_owe(cast: Cast, dialogue: OpenDialogue) -> None:
    first, *_rest = add(dialogue, "a", *[{"mainstream": "yes"}] * 2, *[{"near": "yes"}] * 3)
    add(dialogue, "b", *[{"mainstream": "yes"}] * 5)
    acts.size(dialogue, SIDES, 3, 3, 2)
    seat(dialogue, first)
    acts.propose(dialogue, SIDES)
    assert first in made(dialogue).chosen
    acts.wish(dialogue, SIDES, first, "ban")
    assert set(made(dialogue).conflict) == {"seated", f"ban:{first}"}
    assert made(dialogue).relaxation == [f"ban:{first}"]
    acts.wish(dialogue, SIDES, first, "")
    here = setting(dialogue, SIDES)
    north = comparing.teams(here, made(dialogue).chosen)[0]
    assert comparing.owed(here, north) in ([], ["near power, not in it"])
    chairs = reads.chairs(here, north, made(dialogue).chosen)
    assert [chair.taken for chair in chairs] == ["A101", "", ""]
    for chair in chairs:
        assert list(chair.could) == sorted(chair.could)
    open_ones = {code for chair in chairs[1:] for code in chair.could}
    assert set(north.codes) - {"A101"} <= open_ones
    shown = page(cast, dialogue, "teams/invitations")
    assert "Could fill it, in the order of codes" in shown
    assert "has a seat" in shown


def test_whoever_proposes_from_the_open_seats_comes_back_to_them(cast: Cast, dialogue: OpenDialogue) -> None:
    pools(dialogue, 3)
    answer = client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/compose/sides/propose", {"to": "invitations"})
    assert answer["Location"].endswith("/recruit/teams/invitations")


def test_who_declined_is_gone_and_the_rest_is_proposed_anew(dialogue: OpenDialogue) -> None:
    north, _south = pools(dialogue, 4)
    acts.size(dialogue, SIDES, 3, 3, 2)
    gone = next(id for id in north if id in made(dialogue).chosen)
    pool.erase_person(dialogue, gone)
    dialogue.third.forget()
    here = setting(dialogue, SIDES)
    assert gone not in made(dialogue).chosen
    assert made(dialogue).mark != here.mark
    acts.propose(dialogue, SIDES)
    assert made(dialogue).status == "proven"
    assert made(dialogue).mark == setting(dialogue, SIDES).mark


def test_without_the_key_rules_that_rest_on_who_named_whom_are_left_out_and_that_is_said(
    cast: Cast, dialogue: OpenDialogue
) -> None:
    north, _south = pools(dialogue, 4)
    begin_scope(dialogue, SCOPE)
    dialogue.third.forget()
    edges.note(dialogue, [(north[0], other) for other in north[1:]])
    acts.size(dialogue, SIDES, 3, 3, 1)
    assert len({*made(dialogue).chosen} & {*north[1:]}) <= 1 or made(dialogue).status == "conflict"
    assert "nominated" in {rule.name for rule in setting(dialogue, SIDES).problem(setting(dialogue, SIDES).pool).rules}
    other = open_here(cast.facilitator, dialogue.id)
    here = setting(other, SIDES)
    assert "nominated" not in {rule.name for rule in here.problem(here.pool).rules}
    assert here.covered == {}
    shown = client_of(cast.facilitator).get(f"/d/{dialogue.id}/recruit/teams").content.decode()
    assert "you do not hold its key" in shown
    assert "named by the same person" not in shown
    assert "named by the same person" in page(cast, dialogue) or made(dialogue).status != "conflict"


def test_what_is_kept_of_a_conflict_says_nothing_of_who_named_whom(cast: Cast, dialogue: OpenDialogue) -> None:
    north, _south = pools(dialogue, 4)
    begin_scope(dialogue, SCOPE)
    dialogue.third.forget()
    edges.note(dialogue, [(north[0], other) for other in north[1:]])
    acts.size(dialogue, SIDES, 3, 3, 1)
    here = setting(dialogue, SIDES)
    assert "nominated" in here.propose().conflict, "it is what stands in the way"
    kept_now = made(dialogue)
    assert kept_now.status == "conflict"
    assert "nominated" not in {*kept_now.conflict, *kept_now.relaxation}
    # Whoever holds the key and whoever does not read alike that it may be this rule, and not that nothing helps.
    for shown in (
        page(cast, dialogue),
        client_of(cast.facilitator).get(f"/d/{dialogue.id}/recruit/teams").content.decode(),
    ):
        assert "No team keeps all the rules" in shown
        assert "This one may be among them" in shown
        assert "Giving rules up does not help" not in shown


def test_unsure_answers_on_which_the_teams_hang(cast: Cast, dialogue: OpenDialogue) -> None:
    add(dialogue, "a", *[{"listens": "yes"}] * 2, *[{"listens": "no"}] * 3, {"listens": "unsure"})
    add(dialogue, "b", *[{"listens": "yes"}] * 5)
    acts.size(dialogue, SIDES, 3, 3, 2)
    without(dialogue, "A106")
    assert made(dialogue).hangs is None
    client_of(cast.convenor).post(f"/d/{dialogue.id}/recruit/compose/sides/propose", {"how": "unsure"})
    assert made(dialogue).hangs == ["listens"]
    assert "It is worth finding out:" in page(cast, dialogue)


def test_the_panel_is_composed_the_same_way(cast: Cast, dialogue: OpenDialogue) -> None:
    add(dialogue, PANEL, *[{"listens": "yes"}] * 4)
    pools(dialogue, 3)
    acts.propose(dialogue, "panel")
    assert {code[0] for code in codes(dialogue, made(dialogue, "panel").chosen)} == {"T"}
    acts.propose(dialogue, SIDES)
    assert {code[0] for code in codes(dialogue, made(dialogue).chosen)} == {"A", "B"}
    assert "T101" in page(cast, dialogue, "panel")


def test_the_teams_beside_each_other_in_standing_reach_and_coverage(dialogue: OpenDialogue) -> None:
    add(dialogue, "a", *[{"reach-ministry": "yes", "mainstream": "yes"}] * 3, standing=4)
    add(dialogue, "b", *[{"reach-ministry": "unsure", "mainstream": "no"}] * 3, standing=2)
    acts.propose(dialogue, SIDES)
    here = setting(dialogue, SIDES)
    groups = {group.kind: group for group in comparing.comparison(here, comparing.teams(here, made(dialogue).chosen))}
    assert [[cell.number for cell in line.cells] for line in groups["standing"].lines] == [[3, 0], [0, 3]]
    assert [cell.state for cell in groups["reach"].lines[0].cells] == ["met", "unsure"]
    assert [cell.state for cell in groups["constituency"].lines[0].cells] == ["met", "unmet"]
    assert evaluate(dialogue, TEAMS_COVER).status == "advises"


def test_reach_through_others_shows_to_whoever_holds_the_key(cast: Cast, dialogue: OpenDialogue) -> None:
    north = add(dialogue, "a", *[{"mainstream": "yes"}] * 3, {"reach-top": "yes"})
    add(dialogue, "b", *[{"mainstream": "yes"}] * 3)
    begin_scope(dialogue, SCOPE)
    dialogue.third.forget()
    edges.note(dialogue, [(north[0], north[3])])
    acts.size(dialogue, SIDES, 3, 3, 2)
    acts.wish(dialogue, SIDES, north[3], "ban")
    for actor, state in ((cast.convenor, "near"), (cast.facilitator, "unmet")):
        here = setting(open_here(actor, dialogue.id), SIDES)
        groups = comparing.comparison(here, comparing.teams(here, made(dialogue).chosen))
        reach = next(group for group in groups if group.kind == "reach")
        assert reach.lines[0].cells[0].state == state


def test_no_name_comes_into_a_page_of_composition(cast: Cast, dialogue: OpenDialogue) -> None:
    pools(dialogue, 4)
    acts.propose(dialogue, SIDES)
    for name in ("teams", "teams/invitations", "panel", ""):
        assert "Invented" not in page(cast, dialogue, name)


def test_a_rule_that_cannot_be_is_refused_with_what_was_typed(cast: Cast, dialogue: OpenDialogue) -> None:
    pools(dialogue, 3)
    client = client_of(cast.convenor)
    base = f"/d/{dialogue.id}/recruit/compose/sides"
    answer = client.post(f"{base}/size", {"fewest": "6", "most": "3", "nominated": "2"})
    assert answer.status_code == 422
    assert 'value="6"' in answer.content.decode()
    assert client.post(f"{base}/rule", {"amount": "least", "number": "1", "question": "gone"}).status_code == 422
    sent = {"amount": "least", "number": "1", "question": "near", "team": "each", "key": "a" * 32}
    for _ in range(2):
        assert client.post(f"{base}/rule", sent).status_code == 302
    dialogue.third.forget()
    assert len(dialogue.third.folio().all(TeamRule)) == 1
