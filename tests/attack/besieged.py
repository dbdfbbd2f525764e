"""A small installation with something in every table, as it was a while ago and as it is now."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from cast import Cast, begin_dialogue, make_cast, open_here, open_with_tickets, remove_member, request_of
from tracktwo.matter.seats import Seat
from tracktwo.people import accounts, backup, browsers, colleagues, keyring, sessions
from tracktwo.process import instruments, meetings, own_scopes, schedule
from tracktwo.process.access import OpenDialogue
from tracktwo.process.checking import check_account
from tracktwo.process.fields import MultilingualText
from tracktwo.rooms.recruit.seats import acts as seat_acts
from tracktwo.rooms.solve.predictions import acts as prediction_acts
from tracktwo.rooms.solve.predictions import reads as prediction_reads
from tracktwo.rooms.solve.predictions.records import Question
from tracktwo.vault import compartment, snapshot, volatile

__all__ = ["Besieged", "build", "restarted", "tables"]

# Ids as seats might have them.
PLACES = ("5" * 32, "6" * 32)


def tables() -> list[type[models.Model]]:
    """Every table of both databases that the program has."""
    return [model for label in ("people", "vault") for model in apps.get_app_config(label).get_models()]


@dataclass
class Besieged:
    """The people, the codes that are left, and every row as it was before the last changes."""

    cast: Cast
    dialogue: OpenDialogue
    folder: Path
    codes: list[str]
    used: str
    invitation: str
    older: dict[str, dict[Any, dict[str, Any]]] = field(default_factory=dict)

    def probes(self) -> dict[str, str]:
        """What people and commands see, each as one line: an answer, or the name of what stopped it."""
        actor = self.cast.convenor
        file = self.folder.with_name("probe.backup")
        file.unlink(missing_ok=True)

        def dialogue() -> str:
            here = open_here(actor, self.dialogue.id)
            parts = [here.third, here.joint, here.meeting.room] if here.meeting else []
            return f"{[len(part.folio().all(Seat)) for part in parts]}"

        def ticket(code: str) -> str:
            return meetings.redeem(open_here(actor, self.dialogue.id).meeting, code)  # type: ignore[arg-type]

        def backed_up() -> str:
            backup.make(file)
            return str(backup.verify(file, actor.passphrase) > 0)

        def private() -> str:
            running = prediction_reads.open_round(open_here(actor, self.dialogue.id).meeting.room.folio())  # type: ignore[union-attr]
            return str(len(instruments.collect(running.body.desk, running.body.opener)))  # type: ignore[union-attr]

        return {
            "signing in": _line(lambda: accounts.open_by_passphrase(actor.name, actor.passphrase)[0].id),
            "recovery": _line(lambda: accounts.open_by_code(actor.name, actor.code)[0].id),
            "the browser": _line(lambda: str(sessions.recognise(request_of(actor)) is not None)),
            "the pages": _line(dialogue),
            "a colleague": _line(lambda: str(len(open_here(self.cast.one_sided, self.dialogue.id).members))),
            "`check`": _line(lambda: str(len(check_account(actor.name, actor.passphrase) or []))),
            "`backup`": _line(backed_up),
            "a ticket": _line(lambda: ticket(self.codes[-1])),
            "a used ticket": _line(lambda: ticket(self.used)),
            "an invitation": _line(lambda: colleagues.peek(self.invitation).name),
            "private answers": _line(private),
            "a plan": _line(lambda: str(len(own_scopes.open_all_mine(open_here(actor, self.dialogue.id))))),
        }


def _line(ask: Any) -> str:
    try:
        return str(ask())
    except Exception as error:
        return type(error).__name__


def rows() -> dict[str, dict[Any, dict[str, Any]]]:
    """Every row of every table, by table and key."""
    return {
        model._meta.db_table: {row[model._meta.pk.attname]: row for row in model._default_manager.values()}
        for model in tables()
    }


def build(folder: Path) -> Besieged:
    cast = make_cast()
    dialogue = begin_dialogue(cast)
    remove_member(dialogue, cast.one_sided)
    from tracktwo.process import members

    dialogue = open_here(cast.convenor, dialogue.id)
    members.add_member(dialogue, cast.one_sided.id, ["a"])
    codes = open_with_tickets(dialogue, schedule.add_workshop(dialogue).id, ["b"])["b"]
    invitation = colleagues.invite(cast.convenor.person, "somebody new")
    prediction_acts.add_question(dialogue.meeting, Question(kind="importance", words=MultilingualText("Water")))
    running, slips = prediction_acts.begin(dialogue.meeting, {"a": 2, "b": 2})
    handed = prediction_reads.questionnaire_for(dialogue.meeting, running.body)
    # Two seats with a plan of their own: one as it stands, and one whose person chooses again later.
    for place in PLACES:
        own_scopes.begin(dialogue, place, with_code=False)
    first, *others = [slip for mine in slips.values() for slip in mine]
    prediction_acts.submit(handed, first, os.urandom(16), {})
    backup.make(folder.with_name("first.backup"))
    found = Besieged(cast, dialogue, folder, codes, codes[0], invitation, rows())
    # What came after: everything that can be put back to an earlier state has changed since.
    meetings.redeem(dialogue.meeting, codes[0])
    for slip in others:
        prediction_acts.submit(handed, slip, os.urandom(16), {})
    own_scopes.choose_again(dialogue, PLACES[1], "", with_code=True)
    seat_acts.add_seat(dialogue, Seat(code="A1", side="a", office="civil"))
    secret = accounts.set_passphrase(cast.convenor.account, cast.convenor.person.secret, "a passphrase of today")
    sessions.renew(cast.convenor.person, secret)
    cast.convenor.passphrase = "a passphrase of today"
    cast.convenor.secret = secret
    return found


def restarted(besieged: Besieged) -> None:
    """What memory held is gone; whoever was signed in signs in again."""
    browsers.live.clear()
    keyring._newest.clear()
    compartment._highest.clear()
    volatile._used.clear()
    snapshot._kept.clear()
