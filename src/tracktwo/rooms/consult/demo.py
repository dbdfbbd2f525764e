"""The room's part of the demonstration: a consultation with results, and what came of it. All of it fiction."""

import datetime

import numpy as np

from tracktwo.common import fiction
from tracktwo.common.exchange_format import Finding, Results, Share, pack, seal_key
from tracktwo.matter import society
from tracktwo.methods import opinion
from tracktwo.process.access import OpenDialogue
from tracktwo.process.fields import MultilingualText
from tracktwo.process.safeguards import override
from tracktwo.rooms.consult import acts, reads
from tracktwo.rooms.consult.records import Absent, Consultation, Liaison
from tracktwo.rooms.consult.safeguards import SIDES_KNOW

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """Who is left out, a consultation with its results, two cards of it on the board, and tasks among the tracks."""
    meeting = dialogue.meeting
    assert meeting is not None  # noqa: S101  a room before this one opened it
    for group in fiction.GROUPS:
        acts.note_absent(dialogue, Absent(group=MultilingualText(group["en"], group["ar"]), modality="consultation"))
    acts.note_absent(
        dialogue,
        Absent(group=MultilingualText("Traders at the border", "تجار الحدود"), modality="channel"),
    )
    day = datetime.date.today()
    for track, task, due in (
        ("one", "Ask for a reading of the joint text", day + datetime.timedelta(days=20)),
        ("three", "Tell the women's circles when results are in", day - datetime.timedelta(days=3)),
    ):
        acts.note_liaison(dialogue, Liaison(track=track, task=task, due=due))  # type: ignore[arg-type]
    settings = {"entry": "codes", "admission": "strict", "publicity": "consent"}
    record = acts.ask(dialogue, fiction.LANGUAGES, settings)
    statements = [{"en": english, "ar": arabic} for english, arabic, *_ in fiction.STATEMENTS]
    words = {"question": fiction.QUESTION, "purpose": fiction.PURPOSE}
    acts.change_consultation(dialogue, record.id, statements=statements, **words)
    override(dialogue, SIDES_KNOW, "act", record.id)
    acts.mark_carried(dialogue, record.id)
    body = dialogue.third.folio().get(Consultation, record.id).body
    results = _results(body, day - datetime.timedelta(days=4))
    acts.take_results(dialogue, record.id, pack(results, seal_key(body.code)))
    shared = reads.lists(results).agreed[:2]
    society.bring(meeting, [card for one in shared if (card := reads.card_of(dialogue, one))], "0" * 32)


def _results(body: Consultation, day: datetime.date) -> Results:
    votes, declared = fiction.answers()
    label = np.array([int(declared.get(name, -1)) for name in votes.participants])
    made = opinion.opinion_map(votes)
    agreed, disagreed = opinion.bridging_by_label(votes, label, 2)
    held = {one.statement: (way, one) for way, each in (("agree", agreed), ("disagree", disagreed)) for one in each}
    whole, sides = opinion.tally(votes), opinion.tally_by_label(votes, label, 2)
    return Results(
        id=body.asked,
        day=day,
        map=1,
        participants=votes.people,
        in_conversation=int(made.participating.sum()),
        votes=votes.size,
        apart=0,
        verdict=made.groups.verdict,
        groups=list(made.groups.sizes),
        stability=list(made.groups.stability),
        sides={side.id: int((label == at).sum()) for at, side in enumerate(body.sides)},
        present={"g1": 104, "g2": 31},
        findings=[_finding(body, place, held, whole, sides) for place in range(len(votes.statements))],
        replay=made.replay,
    )


def _finding(
    body: Consultation,
    place: int,
    held: "dict[int, tuple[str, opinion.Bridge]]",
    whole: opinion.Tally,
    sides: opinion.Tally,
) -> Finding:
    way, bridge = held.get(place, ("", None))
    each = [_share(sides, (at, place)) for at in range(2)]
    first, second = (one.agree or (0.0, 0.0, 0.0) for one in each)
    divides = min(first[2], second[2]) < 0.5 < max(first[1], second[1])
    return Finding(
        number=place,
        text=body.statements[place],
        contributed=False,
        all=_share(whole, place),
        sides={side.id: share for side, share in zip(body.sides, each, strict=True)},
        holds=way,  # type: ignore[arg-type]
        bound=bridge.bound if bridge else 0.0,
        flip=bridge.votes_to_flip if bridge else 0,
        divides=divides,
        uncertain=not way and not divides,
    )


def _share(counts: opinion.Tally, at: "int | tuple[int, int]") -> Share:
    seen = int(counts.seen[at])
    return Share(seen, _three(int(counts.agree[at]), seen), _three(int(counts.disagree[at]), seen))


def _three(hits: int, seen: int) -> tuple[float, float, float]:
    low, high = opinion.share_interval(hits, seen)
    return round(hits / seen, 4), round(float(low), 4), round(float(high), 4)
