"""Rules about those who are not in the room."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.matter.liaison import tasks
from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State

from .records import AbsentGroup, Consultation, ReceivedResults

__all__ = ["LEFT_OUT_NAMED", "LIAISON_ON_TIME", "SIDES_KNOW", "TOLD_BACK"]


def _carried(dialogue: OpenDialogue) -> list[str]:
    return [record.id for record in dialogue.third.folio().all(Consultation) if record.body.carried]


def sides_know(dialogue: OpenDialogue, subject: str) -> State:
    """Rows 3 and 48: a question asked in public shows that somebody asks."""
    consultations = dialogue.third.folio().all(Consultation)
    judged = [record for record in consultations if (record.id == subject if subject else record.body.carried)]
    if not judged:
        return State("waits", _("No consultation has been prepared."))
    return State("unmet", _("Nobody has said that every side knows of this consultation."))


def left_out_named(dialogue: OpenDialogue, subject: str) -> State:
    """Row 48: who is left out is named, with how they are heard or why not."""
    if dialogue.third.folio().all(AbsentGroup):
        return State("met")
    return State("unmet", _("No group that is left out has been named."))


def told_back(dialogue: OpenDialogue, subject: str) -> State:
    """Rows 7 and 53: those who were asked hear what was done with it."""
    folio = dialogue.third.folio()
    answered = {record.body.consultation for record in folio.all(ReceivedResults)}
    if not answered:
        return State("waits", _("No consultation has results yet."))
    if any(not record.body.told for record in folio.all(Consultation) if record.id in answered):
        return State("unmet", _("A consultation has results, and its contributors have had no feedback."))
    return State("met")


def liaison_on_time(dialogue: OpenDialogue, subject: str) -> State:
    """Row 7: tracks are kept in touch."""
    noted = tasks(dialogue)
    if not noted:
        return State("waits", _("No liaison task has been added."))
    late = sum(is_late for _task, is_late in noted)
    if not late:
        return State("met")
    detail = ngettext("%(n)d liaison task is overdue.", "%(n)d liaison tasks are overdue.", late)
    return State("unmet", detail % {"n": late})


SIDES_KNOW = Safeguard(
    "sides-know-of-consultation",
    _("Every side knows of a consultation before it goes out"),
    _("A public question reveals that somebody is asking, and a side that learns of it in public feels betrayed."),
    (3, 48),
    "holds",
    sides_know,
    _carried,
    # They were told, wherever that was.
    ways=("elsewhere", "act"),
)

LEFT_OUT_NAMED = Safeguard(
    "left-out-named",
    _("Who is left out is named"),
    _("Those whom nobody thought of can undo what the meeting agrees on."),
    (48,),
    "advises",
    left_out_named,
)

TOLD_BACK = Safeguard(
    "consultation-told-back",
    _("Contributors hear what was done with their answers"),
    _("People who hear nothing back do not answer a second time."),
    (7, 53),
    "advises",
    told_back,
)

LIAISON_ON_TIME = Safeguard(
    "liaison-on-time",
    _("Tracks are kept in touch"),
    _("Everybody wants the tracks to talk to each other, and nobody does it unless a date is set."),
    (7,),
    "advises",
    liaison_on_time,
)
