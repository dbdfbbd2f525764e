"""A consultation is opened from the file its dialogue made."""

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.common.carried import Opening, Told, Unusable, unpack
from tracktwo.common.writing import clean_text

from .models import Consultation, Statement

__all__ = ["open_consultation", "tell_back"]


def open_consultation(data: bytes) -> Consultation:
    """The consultation of an opening file; the same file again finds the one that is there.

    Raises:
        Unusable: it is no opening, or one of the same name and other content exists.
    """
    opening = unpack(data, Opening)
    with transaction.atomic():
        known = Consultation.objects.filter(pk=opening.id).first()
        if known is not None:
            if known.steward != opening.steward:
                raise Unusable(_("another consultation of this name is here already"))
            return known
        made = Consultation.objects.create(
            id=opening.id,
            question=_clean(opening.question),
            purpose=_clean(opening.purpose),
            languages=opening.languages,
            sides=[{"id": one.id, "name": _clean(one.name)} for one in opening.sides],
            groups=[{"id": one.id, "name": _clean(one.name)} for one in opening.groups],
            entry=opening.entry,
            admission=opening.admission,
            publicity=opening.publicity,
            opens=opening.opens,
            closes=opening.closes,
            steward=opening.steward,
            seal=opening.seal,
        )
        Statement.objects.bulk_create(
            Statement(consultation=made, number=number, text=_clean(text), state="in")
            for number, text in enumerate(opening.statements)
        )
    return made


def tell_back(consultation: Consultation, data: bytes) -> None:
    """What the room did with it, as every side released it.

    Raises:
        Unusable: it is no such file, or of another consultation.
    """
    told = unpack(data, Told, consultation.seal)
    if told.id != consultation.id:
        raise Unusable(_("it belongs to another consultation"))
    text = {"title": _clean(told.title), "wording": _clean(told.wording), "day": told.day.isoformat()}
    Consultation.objects.filter(pk=consultation.pk).update(told=text)


def _clean(text: dict[str, str]) -> dict[str, str]:
    return {language: words for language, one in text.items() if (words := clean_text(one))}
