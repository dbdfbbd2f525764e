"""Verbs of a wave: begin it, hand an answer in, close it, destroy it unread.

An answer is sealed twice when it is handed in: into the wave's instrument, together with what its giver answered
before, and under the giver's own code, for the next wave. Closing opens the instrument, writes the medians that may be
shown, keeps the sealed answers for their givers, and destroys the rest.
"""

from collections import Counter
from collections.abc import Mapping

import msgspec
from django.utils.translation import gettext

from tracktwo.process import instruments, keepsakes
from tracktwo.process.access import OpenDialogue, OpenMeeting
from tracktwo.process.errors import NotThere, Refused
from tracktwo.process.journal import today
from tracktwo.process.sealed import change, change_all

from ..reads import plan_of
from ..records import MOMENTS, MeasurePlan
from .figures import figures_of
from .reads import progress, running, side_of, waves_done
from .records import AnswerSheet, Handed, History, MeasureWave, WaveDone, asked_of

__all__ = ["MOST_HEADS", "MOST_WAVES", "WrongCode", "begin", "close", "destroy", "destroy_kept", "open_own", "submit"]

MOST_HEADS = 16
# A keepsake has room for as many, of as many items as five minutes allow.
MOST_WAVES = 8


class WrongCode(Exception):
    """The code opens no earlier answer: mistyped, of another dialogue or side, or the answer was destroyed."""


def begin(meeting: OpenMeeting, moment: str, heads: Mapping[str, int]) -> dict[str, list[str]]:
    """Begin a wave for so many people of each side; the codes of its slips by side, shown once and stored nowhere.

    Raises:
        Refused: there is no plan, no head count for a side, a wave is open, or all waves are done.
    """
    dialogue, plan = meeting.dialogue, plan_of(meeting.dialogue)
    if plan is None:
        raise Refused(gettext("First say what you ask, and who sees it."))
    if moment not in MOMENTS:
        raise Refused(gettext("Say when this wave is asked."))
    if running(meeting):
        raise Refused(gettext("A wave is open already."))
    counts = [heads.get(side.id, 0) for side in dialogue.sides]
    if not all(1 <= count <= MOST_HEADS for count in counts):
        message = gettext("Say how many people of each side are here: from 1 to %(most)s.") % {"most": MOST_HEADS}
        raise Refused(message)
    number = len(waves_done(dialogue)) + 1
    if number > MOST_WAVES:
        raise Refused(gettext("At most %(most)s waves can be asked.") % {"most": MOST_WAVES})
    if plan.body.destroy_on <= today(dialogue.third.folio()):
        raise Refused(gettext("The day on which earlier answers are destroyed has come: there is no further wave."))
    keepsakes.begin(dialogue, plan.body.destroy_on)
    desk, opener, codes = instruments.begin(meeting.card.meeting, counts, keepsakes.CODE_BITS)
    try:
        with change_all(meeting.third, dialogue.third) as (in_meeting, in_third):
            if in_meeting.folio.one(MeasureWave) is not None:
                raise Refused(gettext("A wave is open already."))
            standing = in_third.folio.one(MeasurePlan)
            if standing is not None and not standing.body.fixed:
                in_third.replace(standing, msgspec.structs.replace(standing.body, fixed=True))
            in_meeting.add(MeasureWave(number, moment, desk.instrument, desk.public, desk.key, opener, counts))
    except BaseException:
        instruments.destroy(desk.instrument)
        raise
    return {side.id: own for side, own in zip(dialogue.sides, codes, strict=True)}


def open_own(handed: Handed, code: str) -> tuple[int, History]:
    """The place of somebody's sealed answers and the answers, by their own code.

    Raises:
        WrongCode: it opens nothing.
    """
    try:
        opened = keepsakes.unlock(handed.shard, code, handed.sealed)
    except NotThere:
        raise WrongCode from None
    if opened is None:
        raise WrongCode
    return opened[0], History.decode(opened[1])


def submit(handed: Handed, slip: str, own: str, nonce: bytes, values: Mapping[int, int]) -> None:
    """Use a slip up and seal one person's answers, none of them too: a blank counts as an answer.

    `own` is the code that opens their earlier answers, or empty. Without one, the slip's code becomes their own.

    Raises:
        Refused: an answer to something that was not asked, or outside the scale.
        WrongCode: `own` opens nothing, or the answers of somebody of another side.
        NoSlip, NotThere: as `side_of`.
    """
    desk, side = handed.desk, side_of(handed, slip, nonce)
    if desk is None:
        raise NotThere("wave")
    place = next(number for number, each in enumerate(handed.sides) if each.id == side.id)
    asked = asked_of(handed)
    if any(at not in range(len(asked)) or value not in asked[at].points for at, value in values.items()):
        raise Refused(gettext("This answer is not one of the form's."))
    claimed, before = open_own(handed, own) if own.strip() else (-1, History(place))
    if before.side != place:
        raise WrongCode
    # A byte holds an answer above zero; scales from zero or below are lifted.
    lifted = bytes(values[item.place] - item.low + 1 if item.place in values else 0 for item in asked)
    kept = [wave for wave in before.waves if wave[0] != handed.number]
    history = History(place, [*kept, (handed.number, lifted)])
    keepsake = keepsakes.lock(handed.shard, own if claimed >= 0 else slip, history.encode())
    sheet = AnswerSheet(history, claimed, keepsake)
    instruments.put(desk, slip, nonce, msgspec.msgpack.encode(sheet))


def close(meeting: OpenMeeting) -> None:
    """Open all answers at once, write the medians that may be shown, keep what is under people's own codes.

    Raises:
        Refused: no wave is open; slips are left; or there were more answers than slips, and it was destroyed unread.
    """
    record, plan, dialogue = running(meeting), plan_of(meeting.dialogue), meeting.dialogue
    if record is None or plan is None:
        raise Refused(gettext("No wave is open now."))
    wave = record.body
    try:
        sheets = _collect(wave)
    except instruments.Surplus:
        destroy(meeting)
        message = gettext("There were more answers than people. The wave was destroyed unread; begin another.")
        raise Refused(message) from None
    # Two people who give one code: nobody knows whose it is, so it is linked to neither.
    claims = Counter(sheet.claimed for sheet in sheets if sheet.claimed >= 0)
    twice = {place for place, count in claims.items() if count > 1}
    sheets = [_unlinked(sheet, wave.number) if sheet.claimed in twice else sheet for sheet in sheets]
    shown = [figure for done in waves_done(dialogue) for figure in done.figures]
    names = [item.name for item in asked_of(plan.body)]
    sides = [side.id for side in dialogue.sides]
    histories = [sheet.history for sheet in sheets]
    figures = figures_of(names, sides, histories, wave.number, shown, plan.body.shows == "first")
    claimed = [sheet.claimed for sheet in sheets if sheet.claimed >= 0]
    with change_all(meeting.third, dialogue.third) as (in_meeting, in_third):
        open_now = in_meeting.folio.one(MeasureWave)
        if open_now is None or open_now.id != record.id:
            raise Refused(gettext("No wave is open now."))
        in_meeting.remove(open_now)
        unclaimed = keepsakes.replace(in_third, claimed, [sheet.keepsake for sheet in sheets])
        day = today(in_third.folio)
        done = WaveDone(wave.number, wave.moment, day, figures, len(sheets), len(claimed), unclaimed)
        in_third.add(done)
    instruments.destroy(wave.instrument)


def _unlinked(sheet: AnswerSheet, wave: int) -> AnswerSheet:
    own = History(sheet.history.side, [each for each in sheet.history.waves if each[0] == wave])
    return AnswerSheet(own, -1, sheet.keepsake)


def _collect(wave: MeasureWave) -> list[AnswerSheet]:
    try:
        opened = instruments.collect(wave.desk, wave.opener)
    except instruments.Unfinished:
        used, everybody = progress(wave)
        message = gettext("%(used)s of %(all)s have handed in. Whoever does not want to answer hands in a blank.")
        raise Refused(message % {"used": used, "all": everybody}) from None
    except NotThere:
        raise Refused(gettext("This wave no longer takes answers. Destroy it, and begin another.")) from None
    sheets = [(group, msgspec.msgpack.decode(content, type=AnswerSheet)) for group, content in opened]
    # A sheet of another side than its slip was not made by the form.
    if any(group != sheet.history.side for group, sheet in sheets):
        raise instruments.Surplus
    return [sheet for _group, sheet in sheets]


def destroy(meeting: OpenMeeting) -> None:
    """Destroy the open wave unread, as when slips were lost. What people answered before stays under their codes."""
    record = running(meeting)
    if record is None:
        return
    instruments.destroy(record.body.instrument)
    with change(meeting.third) as changing:
        standing = changing.folio.one(MeasureWave)
        if standing is not None:
            changing.remove(standing)


def destroy_kept(dialogue: OpenDialogue) -> None:
    """Destroy every answer that rests under a code, before its day."""
    keepsakes.destroy(dialogue)
