"""Row 65: guardians consent, and nobody asks young people whom they influence."""

import msgspec
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tracktwo.common.storage import settle
from tracktwo.matter.seats import Seat
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.safeguards import Safeguard, State
from tracktwo.process.sealed import change

from ..pool.records import Judgement, Prospect
from .profile import is_youth
from .records import GuardianConsent, YouthProfile

__all__ = ["GUARDIANS", "begin_youth", "consents", "end_youth", "note_consent", "without_consent"]


def begin_youth(dialogue: OpenDialogue, influence: set[str]) -> None:
    """From now on nobody asks whom they influence, and what was answered is erased.

    Args:
        dialogue: of young people.
        influence: ids of the coverage questions that ask for it.
    """
    with change(dialogue.third) as draft:
        if draft.folio.one(YouthProfile) is None:
            draft.add(YouthProfile(day=journal.today(draft.folio)))
        for record in draft.folio.all(Judgement):
            answers = {question: said for question, said in record.body.answers.items() if question not in influence}
            less = msgspec.structs.replace(record.body, answers=answers, standing=0, standing_day=None)
            if less != record.body:
                draft.replace(record, less)
        for person in draft.folio.all(Prospect):
            if person.body.reach:
                draft.replace(person, msgspec.structs.replace(person.body, reach=""))
    settle()


def end_youth(dialogue: OpenDialogue) -> None:
    """The dialogue is of adults after all."""
    with change(dialogue.third) as draft:
        for record in draft.folio.all(YouthProfile):
            draft.remove(record)


def note_consent(dialogue: OpenDialogue, of: str, given: bool) -> None:
    """The guardians of whoever has this seat, or is this prospect, consented on paper, or no longer do.

    Raises:
        NotThere: there is no such seat or prospect.
    """
    with change(dialogue.third) as draft:
        seat = any(record.id == of for record in draft.folio.all(Seat))
        if not seat:
            draft.folio.get(Prospect, of)
        before = [
            record for record in draft.folio.all(GuardianConsent) if of in (record.body.chair, record.body.prospect)
        ]
        if not given:
            for record in before:
                draft.remove(record)
        elif not before:
            day = journal.today(draft.folio)
            draft.add(GuardianConsent(day=day, chair=of) if seat else GuardianConsent(day=day, prospect=of))


def consents(dialogue: OpenDialogue) -> list[tuple[str, str, GuardianConsent | None]]:
    """Everybody for whom guardians have to consent: (id, code, their consent); seats first, then people."""
    folio = dialogue.third.folio()
    given = {record.body.chair or record.body.prospect: record.body for record in folio.all(GuardianConsent)}
    seats = [(record.id, record.body.code) for record in folio.all(Seat)]
    # A person who has a seat stands there under its code, and needs no second consent.
    taken = {code for _id, code in seats}
    asked = [
        (record.id, record.body.code)
        for record in folio.all(Prospect)
        if record.body.step in ("discussed", "seated") and record.body.chair not in taken
    ]
    ordered = [*sorted(seats, key=_by_code), *sorted(asked, key=_by_code)]
    return [(id, code, given.get(id)) for id, code in ordered]


def without_consent(dialogue: OpenDialogue) -> str:
    """For how many the guardians have not consented, in words; empty where none is missing, and among adults."""
    if not is_youth(dialogue):
        return ""
    missing = sum(given is None for _id, _code, given in consents(dialogue))
    words = ngettext(
        "Of %(n)d person the guardians have not consented yet.",
        "Of %(n)d people the guardians have not consented yet.",
        missing,
    )
    return words % {"n": missing} if missing else ""


def _by_code(pair: tuple[str, str]) -> tuple[int, str]:
    return len(pair[1]), pair[1]


def guardians_consent(dialogue: OpenDialogue, subject: str) -> State:
    """Row 65: no young person comes without their guardians' consent."""
    if not is_youth(dialogue):
        return State("met") if subject else State("waits", _("This dialogue is of adults."))
    if subject:
        given = any(
            subject in (record.body.chair, record.body.prospect)
            for record in dialogue.third.folio().all(GuardianConsent)
        )
        return State("met") if given else State("unmet", _("Their guardians have not consented yet."))
    if not consents(dialogue):
        return State("waits", _("No seats are noted yet."))
    missing = without_consent(dialogue)
    return State("unmet", missing) if missing else State("met")


GUARDIANS = Safeguard(
    "guardians-consent",
    _("Guardians consent before a young person has a seat"),
    _("Who is not of age cannot weigh what it may cost them and their family to have come."),
    (65,),
    "holds",
    guardians_consent,
    ways=("paper", "elsewhere", "act"),
)
