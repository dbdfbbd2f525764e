"""An invented consultation, so that the public server can be looked at. Nobody in it exists."""

from django.db import transaction

from tracktwo.common import fiction
from tracktwo.common.carried import Choice, Opening, new_steward_code, pack, seal_key, steward_tag

from .drawing import draw
from .models import Consultation, Presence, Statement
from .opening import open_consultation
from .taking_in import cast_votes

__all__ = ["build"]

WAITING = (
    {"en": "Weekly market for both sides."},
    {"ar": "على المعلمين أن يزور بعضهم بعضاً."},
)


def build() -> tuple[Consultation, str]:
    """The consultation, open, with answers and a map; and the steward's code."""
    code = new_steward_code()
    opening = Opening(
        id="larchvalley",
        question=fiction.QUESTION,
        purpose=fiction.PURPOSE,
        languages=fiction.LANGUAGES,
        statements=[{"en": english, "ar": arabic} for english, arabic, *_ in fiction.STATEMENTS],
        sides=[Choice(str(at), name) for at, name in enumerate(fiction.SIDES)],
        groups=[Choice(f"g{at}", name) for at, name in enumerate(fiction.GROUPS, 1)],
        entry="open",
        admission="strict",
        publicity="consent",
        steward=steward_tag(code),
        seal=seal_key(code),
    )
    with transaction.atomic():
        made = open_consultation(pack(opening, opening.seal))
        votes, declared = fiction.answers()
        cast_votes(made, votes, declared)
        for group, people in (("g1", 104), ("g2", 31)):
            Presence.objects.create(consultation=made, group=group, people=people)
        for number, text in enumerate(WAITING, len(fiction.STATEMENTS)):
            Statement.objects.create(
                consultation=made, number=number, text=text, contributed=True, may_publish=False, state="waiting"
            )
        made.state = "open"
        made.save(update_fields=["state"])
    draw(made)
    return made, code
