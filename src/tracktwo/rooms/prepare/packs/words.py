"""Words of the program on printed sheets. They are said in the language of each sheet, not of whoever prints it."""

from django.utils.translation import gettext_lazy as _

from tracktwo.process.fields import Text

__all__ = ["AUDIENCES", "INFORMATION", "SHEETS"]

AUDIENCES: dict[str, Text] = {
    "facilitators": _("For the facilitators"),
    "side": _("For one side"),
    "room": _("For the room"),
    "interpreters": _("For the interpreters"),
}

SHEETS: dict[str, Text] = {
    "agenda": _("Agenda"),
    "draft": _("A draft, until each side says that it is its agenda as well."),
    "rules": _("Ground rules"),
    "board": _("Board to be filled by hand"),
    "no-names": _("No names. Destroy this sheet when the meeting closes."),
    "seats": _("Seat cards"),
    "information": _("What you may want to know"),
    "glossary": _("Words and what each side means by them"),
    "run": _("The days, for the facilitators"),
    "packing": _("To be printed and packed"),
    "leak": _("When something leaks"),
    "time": _("Time"),
    "what": _("What"),
    "how": _("How"),
    "who": _("Who leads"),
    "for": _("What for"),
    "interpreters": _("Interpreters"),
    "third-party": _("the third party"),
    "by": _("Who"),
    "to": _("To whom"),
    "when": _("When"),
    "does": _("What is said or done"),
}

# What anybody may read and leave behind. Consent is spoken: the sheet has no line to put a name on.
INFORMATION: tuple[Text, ...] = (
    _("You were asked as yourself. You speak for nobody, and nobody is bound by what you say."),
    _("You may keep silent, leave the room, or leave for good, at any time and without a reason."),
    _("Nothing is recorded. What is written on the board stays under a key that is destroyed when the meeting closes."),
    _("No list says who was here. Words leave the room only if all sides release exactly these words."),
    _("If you agree to be here under these rules, you say so aloud. There is nothing to fill in, and nothing to keep."),
    _("You may leave this sheet behind."),
)
