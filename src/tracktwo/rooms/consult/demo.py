"""The room's part of the demonstration: a consultation with results, and what came of it. All of it fiction."""

import datetime

import numpy as np

from tracktwo.common import fiction
from tracktwo.common.exchange_format import Finding, MainAxis, Results, Share, pack, seal_key
from tracktwo.matter import society
from tracktwo.matter.liaison import LiaisonTask, add_task
from tracktwo.methods import opinion
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import override

from . import acts, reads
from .records import AbsentGroup, Consultation
from .safeguards import SIDES_KNOW

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """Who is left out, a consultation with its results, two cards of it on the board, and tasks among the tracks."""
    meeting = dialogue.meeting
    assert meeting is not None  # noqa: S101  a room before this one opened it
    for group in fiction.GROUPS:
        name = MultilingualText(group["en"], group["ar"])
        acts.add_absent_group(dialogue, AbsentGroup(group=name, modality="consultation"))
    traders = MultilingualText("Traders at the border", "تجار الحدود")
    acts.add_absent_group(dialogue, AbsentGroup(group=traders, modality="channel"))
    today = datetime.date.today()
    for track, task, due in (
        ("one", "Ask for a reading of the joint text", today + datetime.timedelta(days=20)),
        ("three", "Tell the women's circles when results are in", today - datetime.timedelta(days=3)),
    ):
        add_task(dialogue, LiaisonTask(track=track, task=task, due=due))  # type: ignore[arg-type]  # of the table
    settings = {"entry": "codes", "admission": "strict", "publicity": "consent"}
    record = acts.prepare(dialogue, fiction.LANGUAGES, settings)
    statements = [{"en": english, "ar": arabic} for english, arabic, *_ in fiction.STATEMENTS]
    words = {"question": fiction.QUESTION, "purpose": fiction.PURPOSE}
    acts.change_consultation(dialogue, record.id, statements=statements, **words)
    override(dialogue, SIDES_KNOW, "act", record.id)
    acts.mark_carried(dialogue, record.id)
    consultation = dialogue.third.folio().get(Consultation, record.id).body
    results = _results(consultation, today - datetime.timedelta(days=4))
    acts.import_results(dialogue, record.id, pack(results, seal_key(consultation.code)))
    cards = [reads.card_of(dialogue, finding) for finding in reads.findings_by_verdict(results).agreed[:2]]
    society.bring(meeting, [card for card in cards if card], "0" * 32)


def _results(consultation: Consultation, day: datetime.date) -> Results:
    votes, declared = fiction.answers()
    label = np.array([int(declared.get(name, -1)) for name in votes.participants])
    made = opinion.opinion_map(votes)
    agreed, disagreed = opinion.bridging_by_label(votes, label, 2)
    held = {
        bridge.statement: (way, bridge)
        for way, bridges in (("agree", agreed), ("disagree", disagreed))
        for bridge in bridges
    }
    whole, sides = opinion.tally(votes), opinion.tally_by_label(votes, label, 2)
    return Results(
        id=consultation.asked,
        day=day,
        map=1,
        participants=votes.people,
        in_conversation=int(made.participating.sum()),
        votes=votes.size,
        apart=0,
        verdict=made.groups.verdict,
        groups=list(made.groups.sizes),
        stability=list(made.groups.stability),
        sides={side.id: int((label == number).sum()) for number, side in enumerate(consultation.sides)},
        present={"g1": 104, "g2": 31},
        findings=[_finding(consultation, place, held, whole, sides) for place in range(len(votes.statements))],
        replay=made.replay,
        axis=_axis(opinion.main_axis(made, votes)),
    )


def _axis(axis: opinion.MainAxis | None) -> MainAxis | None:
    if axis is None:
        return None
    high, low = ([row.statement for row in end] for end in (axis.high_end, axis.low_end))
    return MainAxis(high, low, None if axis.explained is None else round(axis.explained, 2))


def _finding(
    consultation: Consultation,
    place: int,
    held: "dict[int, tuple[str, opinion.Bridge]]",
    whole: opinion.Tally,
    sides: opinion.Tally,
) -> Finding:
    way, bridge = held.get(place, ("", None))
    shares = [_share(sides, (number, place)) for number in range(2)]
    first, second = (share.agree or (0.0, 0.0, 0.0) for share in shares)
    divides = min(first[2], second[2]) < 0.5 < max(first[1], second[1])
    return Finding(
        number=place,
        text=consultation.statements[place],
        contributed=False,
        all=_share(whole, place),
        sides={side.id: share for side, share in zip(consultation.sides, shares, strict=True)},
        holds=way,  # type: ignore[arg-type]  # of the table
        bound=bridge.bound if bridge else 0.0,
        flip=bridge.votes_to_flip if bridge else 0,
        divides=divides,
        uncertain=not way and not divides,
        bound_of_all=bridge.simultaneous_bound if bridge else 0.0,
    )


def _share(counts: opinion.Tally, at: "int | tuple[int, int]") -> Share:
    seen = int(counts.seen[at])
    return Share(seen, _interval(int(counts.agree[at]), seen), _interval(int(counts.disagree[at]), seen))


def _interval(hits: int, seen: int) -> tuple[float, float, float]:
    low, high = opinion.share_interval(hits, seen)
    return round(hits / seen, 4), round(float(low), 4), round(float(high), 4)
