"""What the results give to the room's first page: sentences, and one picture over time."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracktwo.process.access import OpenDialogue
from tracktwo.process.declarations import NextStep
from tracktwo.process.parts import Sentence

from ..measures.reads import plan_of
from ..measures.waves.reads import waves_done
from .drawing import small_pictures
from .reads import newest_asked, seen_by, worse

__all__ = ["drawing", "next_steps", "sentences"]


def drawing(dialogue: OpenDialogue) -> SafeString:
    """Medians over time, each side first; nothing while there is nothing to show."""
    seen = seen_by(dialogue, "third")
    if seen.empty:
        return SafeString("")
    apart = [(side, pictures) for side, pictures in small_pictures(seen) if side is not None]
    context = {"dialogue": dialogue, "pictures": apart, "points": seen.points, "brief": True}
    return render_to_string("reflect/results/pictures.html", context)


def sentences(dialogue: OpenDialogue) -> list[Sentence]:
    """Harm first: what moved the worse way, who has paid for it, and who wants to pause or stop."""
    told = []
    for side, answer in newest_asked(dialogue):
        name = {"side": dialogue.one_line(side.name)}
        if answer is None:
            told.append(Sentence(_("Has taking part cost anyone of %(side)s?") % name, "reflect:costs", "asks"))
            continue
        if answer.course == "stop":
            told.append(Sentence(_("%(side)s wants to stop.") % name, "reflect:costs", "due"))
        if answer.course == "pause":
            told.append(Sentence(_("%(side)s wants to pause.") % name, "reflect:costs", "due"))
        if answer.cost == "somebody":
            told.append(Sentence(_("Taking part has cost somebody of %(side)s.") % name, "reflect:costs", "due"))
    seen = seen_by(dialogue, "third")
    for of, line in worse(seen):
        where = dialogue.one_line(of.name) if of else _("All sides together")
        facts = {"side": where, "item": line.item.words, "first": line.first, "last": line.last}
        words = _("%(side)s, for the worse: %(item)s %(first)s, then %(last)s") % facts
        told.append(Sentence(words, "reflect:results", "due"))
    if plan_of(dialogue) and not waves_done(dialogue):
        told.append(Sentence(_("Nobody has been asked yet."), "reflect:waves", "says"))
    return told


def next_steps(dialogue: OpenDialogue) -> list[NextStep]:
    """A side wants to pause or stop, or has not been asked what it costs."""
    answers = [answer for _side, answer in newest_asked(dialogue)]
    if any(answer and answer.course in ("pause", "stop") for answer in answers):
        return [NextStep("reflect:costs", _("A side wants to pause or stop: talk with it before you go on"))]
    return []
