"""The files of a map, made when it is drawn: of just these answers, whoever asks for them and when."""

import numpy as np
from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from tracktwo.methods import opinion

from .cast import Drawn
from .models import Consultation, Statement

__all__ = ["files_of", "picture_words", "texts_of"]


def files_of(consultation: Consultation, drawn: Drawn) -> dict[str, str]:
    """Picture and table by kind and language of the program, as `svg-en`."""
    made = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            made[f"svg-{code}"] = _svg(consultation, drawn)
            made[f"csv-{code}"] = _csv(consultation, drawn)
    return made


def texts_of(consultation: Consultation) -> dict[int, str]:
    """Statements by number, in the first language or in one they have; without words where its writer said so."""
    first = consultation.languages[0]
    return {
        one.number: _("Statement %(n)d") % {"n": one.number}
        if one.contributed and not one.may_publish
        else one.text.get(first) or next(iter(one.text.values()), "")
        for one in Statement.objects.filter(consultation=consultation)
    }


def _names(consultation: Consultation) -> dict[str, str]:
    first = consultation.languages[0]
    return {one["id"]: one["name"].get(first) or one["id"] for one in consultation.sides}


def picture_words() -> opinion.PictureWords:
    """The words on the picture, in the language of the page."""
    return opinion.PictureWords(
        groups=_("{n} groups"),
        spectrum=_("A spectrum, no groups"),
        none=_("No pattern among the answers"),
        no_map=_("Nothing tells people apart, so there is no map to draw."),
        too_few=_("{n} people take part: too few for a map that hides each of them."),
        cells=_("{n} people in cells of ten or more"),
        directions=_("Near each other: answered alike. Directions mean nothing."),
        people=_("{n} people"),
        group=_("Group {number}: {n} people, {sure} certain"),
        middle=_("{side}: middle of {n} people"),
        all_agree=_("More than two thirds agree"),
        all_disagree=_("More than two thirds disagree"),
        sides_agree=_("A majority of every side agrees"),
        sides_disagree=_("A majority of every side disagrees"),
        nothing=_("Nothing, beyond doubt."),
        right_to_left=get_language_bidi(),
    )


def _svg(consultation: Consultation, drawn: Drawn) -> str:
    names = _names(consultation)
    sides = {person: names[side] for person, side in drawn.cast.side.items() if side in names}
    declared = {sides[name] for name in drawn.votes.participants if name in sides}
    given = sides if len(declared) > 1 else None
    return opinion.picture(drawn.map, drawn.votes, texts_of(consultation), given, picture_words())


def _csv(consultation: Consultation, drawn: Drawn) -> str:
    """Counts by declared side, or by group where there are no sides; small cells withheld."""
    names = _names(consultation)
    order = list(names)
    if len(order) > 1:
        label = drawn.sides(order)
        rows = [names[one] for one in order]
    else:
        label = np.asarray(drawn.map.groups.label, dtype=np.int64)
        rows = [_("Group %(n)d") % {"n": one + 1} for one in range(len(drawn.map.groups.sizes))]
    table = opinion.publishable(drawn.votes, label, len(rows))
    return opinion.aggregate_csv(table, rows, texts_of(consultation))
