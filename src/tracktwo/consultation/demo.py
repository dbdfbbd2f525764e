"""An invented consultation, so that the public server can be looked at. Nobody in it exists."""

from django.db import transaction

from tracktwo.common import fiction
from tracktwo.common.exchange_format import Choice, Opening, new_steward_code, pack, seal_key, steward_tag

from .exchange.acts import open_consultation
from .exchange.polis_import import store_votes
from .mapping.building import draw_map
from .models import Consultation, GroupCount, Statement

__all__ = ["build"]

WAITING = (
    {"en": "Weekly market for both sides."},
    {"ar": "على المعلمين أن يزور بعضهم بعضاً."},
)


def build() -> tuple[Consultation, str]:
    """The consultation, open, with answers and a map; and the steward's code."""
    code = new_steward_code()
    opening = Opening(
        id="valleyfiction",
        question=fiction.QUESTION,
        purpose=fiction.PURPOSE,
        languages=fiction.LANGUAGES,
        statements=[{"en": english, "ar": arabic} for english, arabic, *_ in fiction.STATEMENTS],
        sides=[Choice(str(number), name) for number, name in enumerate(fiction.SIDES)],
        groups=[Choice(f"g{number}", name) for number, name in enumerate(fiction.GROUPS, 1)],
        entry="open",
        admission="strict",
        publicity="consent",
        steward=steward_tag(code),
        seal=seal_key(code),
    )
    with transaction.atomic():
        consultation = open_consultation(pack(opening, opening.seal))
        votes, declared = fiction.answers()
        store_votes(consultation, votes, declared)
        for group, people in (("g1", 104), ("g2", 31)):
            GroupCount.objects.create(consultation=consultation, group=group, people=people)
        for number, text in enumerate(WAITING, len(fiction.STATEMENTS)):
            Statement.objects.create(
                consultation=consultation,
                number=number,
                text=text,
                contributed=True,
                may_publish=False,
                state="waiting",
            )
        consultation.state = "open"
        consultation.save(update_fields=["state"])
    draw_map(consultation)
    return consultation, code
