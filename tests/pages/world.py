"""A world for page tests: the cast, a closed meeting with a released text, and an open one with something of each kind.

It is built once for a module inside a transaction that is never committed, and each request made in it is undone.
"""

import dataclasses
import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import Client

from cast import Actor, Cast, begin_dialogue, client_of, enrol, make_cast, open_here, pin, request_of, sign_in
from deciding import entering
from interpreted import proposed, visited
from measuring import reflected
from pictured import drawn
from pooled import pooled
from preparing import preparing
from recast import forget_failures
from reflecting import harvested, learnt, reported
from society import answered, asked
from tracktwo.matter import concerns, issues, liaison, society
from tracktwo.matter.issues import Issue
from tracktwo.matter.seats import Seat
from tracktwo.people import accounts, browsers, colleagues, sessions, visits
from tracktwo.process import meetings, members, release, schedule
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.fields import MultilingualText
from tracktwo.process.records import FormerMember, MeetingCard, Released, Session
from tracktwo.process.safeguards import override, safeguard
from tracktwo.rooms.consult import acts as consult_acts
from tracktwo.rooms.consult.records import AbsentGroup, FeedbackDraft
from tracktwo.rooms.convene import acts, arrangement, paper
from tracktwo.rooms.convene import loaded_words as words
from tracktwo.rooms.convene.records import CaucusNote, MethodNote, Observation
from tracktwo.rooms.enter.team import acts as team_acts
from tracktwo.rooms.enter.team import cards as team_cards
from tracktwo.rooms.enter.team import kinds as team_kinds
from tracktwo.rooms.enter.team import notes as team_notes
from tracktwo.rooms.enter.team import records as team_records
from tracktwo.rooms.recruit.seats import acts as seat_acts
from tracktwo.rooms.solve.options import acts as option_acts
from tracktwo.rooms.solve.options.records import Option
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions.records import Question
from tracktwo.rooms.solve.reassurance import acts as reassurance_acts
from tracktwo.rooms.solve.reassurance.records import ReassuranceStep
from tracktwo.rooms.solve.text import acts as text_acts
from tracktwo.rooms.solve.text.records import TextDraft
from tracktwo.vault import snapshot
from transferring import transferred

__all__ = ["World", "build_world", "undone", "world"]

TITLE, WORDING = MultilingualText("The title", "العنوان"), MultilingualText("Released wording", "نص معلن")
DRAFT = MultilingualText("Draft wording", "مسودة")
BANKED = MultilingualText("An option of earlier days", "خيار سابق")


@dataclass
class World:
    """Who there is, and the ids of what can be asked for."""

    cast: Cast
    leaver: Actor
    newcomer: Actor
    locked: Actor
    dialogue: str
    ids: dict[str, str] = field(default_factory=dict)
    tickets: list[str] = field(default_factory=list)
    slips: dict[str, list[str]] = field(default_factory=dict)
    visit: str = ""

    def client(self, role: str) -> Client:
        """A browser of somebody in this role; a stranger's has no cookie. Faults of a view become answers."""
        accountless = role in ("stranger", "interpreter")
        actor = None if accountless else getattr(self, role, None) or getattr(self.cast, role)
        client = client_of(actor, raise_request_exception=False)
        if role == "interpreter":
            client.cookies[visits.COOKIE] = self.visit
        return client

    def open(self, role: str = "convenor") -> OpenDialogue:
        """The dialogue as the next request of that role opens it."""
        return open_here(getattr(self.cast, role), self.dialogue)

    def meeting(self, role: str = "convenor") -> OpenMeeting:
        """The open meeting."""
        found = self.open(role).meeting
        assert found is not None
        return found


def build_world() -> World:
    cast = make_cast()
    leaver, locked = enrol("leaver"), enrol("locked")
    pin(cast.convenor, leaver)
    account, secret, _ = accounts.register("newcomer", "newcomer keeps a long passphrase", convenor=False)
    person, cookie = sign_in(account.id, secret)
    newcomer = Actor("newcomer", "newcomer keeps a long passphrase", "", account, secret, person, cookie)
    sessions.lock(locked.person)
    dialogue = begin_dialogue(cast)
    members.add_member(dialogue, leaver.id, ["a", "b"])
    found = World(cast, leaver, newcomer, locked, dialogue.id)
    _entering(found)
    _closed_meeting(found)
    _open_meeting(found)
    records = {one.body.account: one.id for one in found.open().members}
    found.ids["member"] = records[cast.facilitator.id]
    found.ids |= entering(found.open())
    found.ids |= learnt(found.open()) | harvested(found.open()) | reported(found.open())
    found.ids |= pooled(found.open())
    found.ids |= preparing(found.open())
    members.remove_member(found.open(), records[leaver.id])
    found.ids |= transferred(found.open())
    # After that: whoever is put out takes no key of an interpreter's page along.
    found.visit = visited(found.meeting())
    found.ids |= proposed(found.meeting(), found.ids["other_card"], found.visit)
    found.ids["former"] = found.open().third.folio().all(FormerMember)[0].id
    # Who is put out is signed out with it.
    leaver.person, leaver.cookie = sign_in(leaver.id, leaver.secret)
    # What is undone after each request would be taken in anew with each.
    for actor in (*cast.all(), leaver, newcomer):
        person = sessions.recognise(request_of(actor))
        if person is not None:
            colleagues.receive(person)
    return found


def _entering(world: World) -> None:
    """What the third party noted about itself."""
    dialogue = world.open()
    mine = next(record.id for record in dialogue.members if record.body.account == world.cast.convenor.id)
    team_acts.save_card(dialogue, mine, 0, {"expertise": "Studied the wells"})
    team_acts.place(dialogue, mine, 0, 2, 2, "Everybody has to come back")
    for name, said, of in (
        ("question", {"words": "Who decides on water?"}, ""),
        (
            "acceptance",
            {"answer": "accepted", "day": datetime.date(2026, 1, 1), "how": "By letter to the council"},
            "a",
        ),
        ("norm", {"words": "Nobody is harmed for having come", "brought": "third", "firm": True}, ""),
    ):
        team_cards.add(dialogue, team_kinds.KINDS[name], said, of=of)
    folio = world.open().third.folio()
    world.ids |= {
        "team_card": folio.all(team_records.TeamCard)[0].id,
        "placement": folio.all(team_records.Placement)[0].id,
        "team_question": folio.all(team_notes.OpenQuestion)[0].id,
    }


def _closed_meeting(world: World) -> None:
    dialogue = world.open()
    workshop = schedule.add_workshop(dialogue)
    meetings.open_meeting(dialogue, workshop.id, {})
    meeting = world.meeting()
    for side in ("a", "b"):
        release.release(meeting, side, "text", TITLE, WORDING)
        release.release(meeting, side, "option", MultilingualText(""), BANKED)
    meetings.close_meeting(meeting)
    third, joint = world.open().third.folio(), world.open().joint.folio()
    released = {one.body.kind: one.id for one in joint.all(Released)}
    world.ids |= {
        "closed": third.all(MeetingCard)[0].id,
        "record": released["text"],
        "banked": released["option"],
    }


def _open_meeting(world: World) -> None:
    dialogue = world.open()
    workshop = schedule.add_workshop(dialogue)
    session = schedule.add_session(
        dialogue, Session(workshop=workshop.id, kind="joint", day=datetime.date(2027, 3, 1), minutes=300)
    )
    seat = seat_acts.add_seat(dialogue, Seat(code="A1", side="a", office="former"))
    meetings.open_meeting(world.open(), workshop.id, {})
    meeting = world.meeting()
    need = concerns.add(
        meeting, concerns.Concern(kind="need", owner="a", words=MultilingualText("A need of the north", "حاجة"))
    )
    fear = concerns.add(
        meeting, concerns.Concern(kind="fear", owner="b", words=MultilingualText("A fear of the south", "خوف"))
    )
    word = words.add(meeting, MultilingualText("respect", "الاحترام"))
    override(meeting.dialogue, safeguard("ideas-after-acknowledgement"), "act", meeting.record.id)
    idea = option_acts.add_idea(meeting, MultilingualText("An idea", "فكرة"))
    kept = option_acts.add_idea(meeting, MultilingualText("A kept idea", "فكرة مقبولة"))
    for side in ("a", "b"):
        option_acts.keep(meeting, kept.id, side)
        acts.add_caucus_note(
            meeting, side, CaucusNote(kind="fear", words=MultilingualText(f"Only {side}", "خاص")), f"{side}" * 32
        )
    option = meeting.room.folio().all(Option)[0]
    acts.observe(meeting, Observation(kind="content", question="What was heard?"))
    acts.write_method_note(meeting, "Shorter mornings")
    method = meeting.third.folio().all(MethodNote)[0]
    text_acts.write(meeting, 0, TITLE, DRAFT)
    arrangement.add_heading(meeting, MultilingualText("What the roads mean", "ماذا تعني الطرق"), need.id, "e" * 32)
    paper.draw(meeting, "a", 2, datetime.date(2027, 3, 2), "d" * 32)
    world.ids |= (
        _solving(meeting, option.id, world.slips) | _consulting(meeting) | drawn(meeting.dialogue) | reflected(meeting)
    )
    world.ids |= {
        "session": session.id,
        "copies": "d" * 32,
        "heading": "e" * 32,
        "workshop": workshop.id,
        "spare_workshop": schedule.add_workshop(meeting.dialogue).id,
        "seat": seat.id,
        "card": need.id,
        "other_card": fear.id,
        "word": word.id,
        "idea": idea.id,
        "option": option.id,
        "method": method.id,
        "meeting": meeting.record.id,
        "digest": release.digest("text", TITLE, DRAFT).hex(),
        "note_a": "a" * 32,
        "note_b": "b" * 32,
        "charlie": world.cast.charlie.id,
    }


def _solving(meeting: OpenMeeting, option: str, slips: dict[str, list[str]]) -> dict[str, str]:
    """Something of each kind that the room of solving holds beside ideas and texts."""
    issue = issues.add(
        meeting.room, Issue(words=MultilingualText("The wells", "الآبار"), agenda="off", nature="interest")
    )
    second = option_acts.add_idea(meeting, MultilingualText("Another kept idea", "فكرة أخرى"))
    for side in ("a", "b"):
        option_acts.keep(meeting, second.id, side)
    other = next(one for one in meeting.room.folio().all(Option) if one.id != option)
    for one in (option, other.id):
        option_acts.place(meeting, one, issue.id)
    question = prediction_acts.add_question(
        meeting, Question(kind="importance", words=MultilingualText("Water", "الماء"))
    )
    slips.update(prediction_acts.begin(meeting, {"a": 5, "b": 5}).slips)
    body = ReassuranceStep(side="a", gesture="open", words=MultilingualText("A visit", "زيارة"), reassures=3, exposes=2)
    step = reassurance_acts.add(meeting, body)
    said = options_digest(meeting, option)
    noted = issues.add(meeting.dialogue.third, Issue(words=MultilingualText("The pastures", "المراعي")))
    return {
        "noted": noted.id,
        "issue": issue.id,
        "other_option": other.id,
        "question": question.id,
        "step": step.id,
        "option_digest": said,
        "text_id": meeting.room.folio().all(TextDraft)[0].id,
    }


def _consulting(meeting: OpenMeeting) -> dict[str, str]:
    """A consultation being prepared, one with results, a card from it, what is told back, and the notes beside them."""
    dialogue = meeting.dialogue
    consult_acts.add_absent_group(
        dialogue, AbsentGroup(group=MultilingualText("Displaced people", "نازحون"), modality="consultation")
    )
    liaison.add_task(
        dialogue, liaison.LiaisonTask(track="one", task="Ask for a reading", due=datetime.date(2026, 1, 1))
    )
    preparing, found = asked(dialogue), answered(dialogue)
    society.bring(
        meeting, [society.SocietyCard(kind="bridging", words=MultilingualText("From outside", "من الخارج"))], "c" * 32
    )
    telling = FeedbackDraft(
        consultation=found.id,
        title=MultilingualText("What we did", "ما فعلنا"),
        wording=MultilingualText("We read it", "قرأناه"),
    )
    consult_acts.write_feedback(meeting, telling)
    third = dialogue.third.folio()
    return {
        "preparing": preparing.id,
        "answered": found.id,
        "absent": third.all(AbsentGroup)[0].id,
        "liaison": third.all(liaison.LiaisonTask)[0].id,
        "society": meeting.room.folio().all(society.SocietyCard)[0].id,
        "told_digest": release.digest("told", telling.title, telling.wording).hex(),
    }


def options_digest(meeting: OpenMeeting, option: str) -> str:
    """What a side consents to when it releases an option."""
    words = meeting.room.folio().get(Option, option).body.words
    return release.digest("option", MultilingualText(""), words).hex()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is taken back, in both databases and in memory."""
    forget_failures()
    before = {id: dataclasses.replace(entry) for id, entry in browsers.live.items()}
    visiting, written = dict(visits.visits), _written()
    with transaction.atomic(using="default"), transaction.atomic(using="volatile"):
        yield
        transaction.set_rollback(True, using="default")
        transaction.set_rollback(True, using="volatile")
    browsers.live.clear()
    browsers.live.update(before)
    visits.visits.clear()
    visits.visits.update(visiting)
    forget_failures()
    # What was read is kept ready for the next request, unless it may be of what was taken back just now.
    if _written() != written:
        snapshot._kept.clear()


def _written() -> list[int]:
    """How many rows SQLite has written, in each database."""
    for each in connections.all():
        each.ensure_connection()
    return [each.connection.total_changes for each in connections.all()]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: object) -> Iterator[World]:
    """The world, for every test of a module that undoes what it does."""
    from tracktwo.vault import crypto

    before, crypto.ARGON2 = crypto.ARGON2, {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
    try:
        with django_db_blocker.unblock(), undone():  # type: ignore[attr-defined]
            yield build_world()
    finally:
        (Path(settings.DATA_DIR) / "convenors").unlink(missing_ok=True)
        crypto.ARGON2 = before
