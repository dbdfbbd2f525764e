"""Verbs of the lottery: take two tables in, draw, erase."""

import msgspec
from django.utils.translation import gettext

from tracktwo.common.lottery import NotInstalled, TookTooLong, run
from tracktwo.common.storage import settle
from tracktwo.methods import lottery as method
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.process.sealed import change

from .records import Drawn, LotteryQuota, PanelLottery

__all__ = ["SECONDS", "draw", "erase", "of_dialogue", "take_in"]

# A page waits no longer; the command can.
SECONDS = 90.0


def of_dialogue(dialogue: OpenDialogue) -> PanelLottery | None:
    """The lottery at hand."""
    record = dialogue.third.folio().one(PanelLottery)
    return record.body if record else None


def take_in(dialogue: OpenDialogue, people: bytes, quotas: bytes, seats: int) -> None:
    """Prepare a lottery from two tables. Columns that no quota asks for are not kept.

    Raises:
        InvalidInput: one of them cannot be read, or there are fewer people than seats.
    """
    read = method.read_quotas(quotas)
    lottery = method.Lottery(method.read_people(people, read), read, seats)
    kept = PanelLottery(
        places=seats,
        quotas=[
            LotteryQuota(quota.category, quota.value, quota.fewest, quota.most, _in_pool(lottery, quota))
            for quota in read
        ],
        codes=list(lottery.people.codes),
        values=[list(values) for values in lottery.people.values],
        fingerprint=lottery.fingerprint,
        people=len(lottery.people.codes),
        left_out=list(lottery.people.left_out),
    )
    with change(dialogue.third) as draft:
        draft.put_one(kept)


def _in_pool(lottery: method.Lottery, quota: method.Quota) -> int:
    categories = list(dict.fromkeys(each.category for each in lottery.quotas))
    place = categories.index(quota.category)
    return sum(values[place] == quota.value for values in lottery.people.values)


def draw(dialogue: OpenDialogue, seed: str) -> None:
    """Draw the panel that the seed picks, and keep its codes alone; where none can be drawn, what would have to change.

    Raises:
        Refused: nothing is prepared, it is drawn already, or it is not installed, or too slow for a page.
    """
    kept = of_dialogue(dialogue)
    if kept is None or kept.drawn is not None:
        raise Refused(gettext("There is nothing to draw from."))
    quotas = tuple(method.Quota(each.category, each.value, each.fewest, each.most) for each in kept.quotas)
    people = method.People(tuple(kept.codes), tuple(map(tuple, kept.values)))
    lottery = method.Lottery(people, quotas, kept.places)
    try:
        outcome = method.outcome(lottery, run(method.task_of(lottery), SECONDS), seed)
    except NotInstalled:
        raise Refused(gettext("The lottery is not installed on this machine.")) from None
    except TookTooLong:
        raise Refused(
            gettext(
                "This pool takes longer than a page can wait. Draw with the command tracktwo lottery, which has time."
            )
        ) from None
    with change(dialogue.third) as draft:
        draft.put_one(_after(kept, outcome, seed.strip()))
    settle()


def _after(kept: PanelLottery, outcome: method.Draw, seed: str) -> PanelLottery:
    if outcome.status == "conflict":
        places = [(each.category, each.value) for each in kept.quotas]
        relaxed = [
            [places.index((each.quota.category, each.quota.value)), each.fewest, each.most]
            for each in outcome.relaxation
        ]
        return msgspec.structs.replace(kept, relaxed=relaxed)
    drawn = Drawn(
        seed=seed,
        panel=list(outcome.panel),
        place=outcome.place,
        least=outcome.least,
        greatest=outcome.greatest,
        never=outcome.never,
        versions=outcome.versions,
        day=journal.today(),
    )
    filled = [
        msgspec.structs.replace(quota, drawn=each.drawn)
        for quota, each in zip(kept.quotas, outcome.filled, strict=True)
    ]
    return msgspec.structs.replace(kept, drawn=drawn, quotas=filled, codes=[], values=[], relaxed=None)


def erase(dialogue: OpenDialogue) -> None:
    """Erase the lottery with all that is kept of it."""
    with change(dialogue.third) as draft:
        for record in draft.folio.all(PanelLottery):
            draft.remove(record)
    settle()
