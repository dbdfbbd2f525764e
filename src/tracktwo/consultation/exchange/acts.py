"""Files from the dialogue: an opening opens a consultation, feedback says what was done with the answers."""

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.common.exchange_format import Feedback, Opening, Unusable, unpack
from tracktwo.common.writing import clean_text

from ..models import Consultation, Statement

__all__ = ["open_consultation", "receive_feedback"]


def open_consultation(data: bytes) -> Consultation:
    """Open the consultation of an opening file; the same file again returns the one that exists.

    Raises:
        Unusable: it is no opening, or one of the same name and other content exists.
    """
    opening = unpack(data, Opening)
    with transaction.atomic():
        existing = Consultation.objects.filter(pk=opening.id).first()
        if existing is not None:
            if existing.steward != opening.steward:
                raise Unusable(_("another consultation with this name exists here already"))
            return existing
        consultation = Consultation.objects.create(
            id=opening.id,
            question=_clean(opening.question),
            purpose=_clean(opening.purpose),
            languages=opening.languages,
            sides=[{"id": side.id, "name": _clean(side.name)} for side in opening.sides],
            groups=[{"id": group.id, "name": _clean(group.name)} for group in opening.groups],
            entry=opening.entry,
            admission=opening.admission,
            publicity=opening.publicity,
            opens=opening.opens,
            closes=opening.closes,
            steward=opening.steward,
            seal=opening.seal,
        )
        Statement.objects.bulk_create(
            Statement(consultation=consultation, number=number, text=_clean(text), state="in")
            for number, text in enumerate(opening.statements)
        )
    return consultation


def receive_feedback(consultation: Consultation, data: bytes) -> None:
    """Store what the room did with the answers, in the words every side released.

    Raises:
        Unusable: it is no such file, or of another consultation.
    """
    feedback = unpack(data, Feedback, consultation.seal)
    if feedback.id != consultation.id:
        raise Unusable(_("it belongs to another consultation"))
    stored = {
        "title": _clean(feedback.title),
        "wording": _clean(feedback.wording),
        "day": feedback.day.isoformat(),
    }
    Consultation.objects.filter(pk=consultation.pk).update(feedback=stored)


def _clean(text: dict[str, str]) -> dict[str, str]:
    cleaned = {language: clean_text(wording) for language, wording in text.items()}
    return {language: wording for language, wording in cleaned.items() if wording}
