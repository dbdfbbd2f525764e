"""This part of the demonstration: how colleagues saw the invented country before they began. All of it fiction."""

import datetime

from tracktwo.methods.conflict import Choice
from tracktwo.process.access import OpenDialogue
from tracktwo.process.course import Course
from tracktwo.process.holders import holder_choices

from .decision import acts as decisions
from .decision.records import EntryDecision, EntryTerms, OfficialTalks
from .evidence import acts as evidence
from .lines import acts as lines
from .objective import acts as objective
from .objective.records import EscalationView, ResourceExpert, TheoryOfChange
from .ripeness import acts as ripeness
from .ripeness.records import MaintenanceStep, RipenessCard

__all__ = ["play"]


def play(dialogue: OpenDialogue) -> None:
    """Three cards, of which two differ; stranded talks; terms; and the decision that began it all."""
    first, second, *_rest = (holder for holder, _code in holder_choices(dialogue))
    uplands, coast = (side.id for side in dialogue.sides)
    day = datetime.date.today() - datetime.timedelta(days=80)
    for card in _cards(first, second, uplands, coast, day):
        ripeness.assess(dialogue, card)
    step = MaintenanceStep(
        holder=first,
        day=day,
        words="The schools' exchange of letters goes on across the line",
        again=datetime.date.today() + datetime.timedelta(days=14),
    )
    lines.add(dialogue, step)
    _figures(dialogue, day.year)
    _purpose(dialogue, first, second, day)
    talks = OfficialTalks(
        holder=first,
        day=day,
        source="published",
        complements="The talks on water and passage under the regional organisation, third round",
        talks="stranded",
    )
    decisions.say_talks(dialogue, 0, talks, "active")
    terms = EntryTerms(
        holder=first,
        day=day,
        pays="Two foundations, half each, neither from a neighbouring country",
        may_see="How many days took place and what they cost",
        refuse="Names, notes, photographs, and a say in who is invited",
        stops="One side learns from us what the other said alone; a seat comes to harm",
    )
    decisions.say_terms(dialogue, 0, terms)
    decision = EntryDecision(
        holder=first,
        day=day,
        choice="begin",
        why="Official talks are stranded on the wells. Both sides asked for another way to speak of them.",
        review=datetime.date.today() + datetime.timedelta(days=21),
    )
    decisions.decide(dialogue, decision)
    evidence.import_file(dialogue, _release("2.0", day.year, 3264), "deaths.csv")


def _figures(dialogue: OpenDialogue, year: int) -> None:
    """An invented release of deaths by year, asked about the two parties. A later one raises the year before last."""
    file = evidence.import_file(dialogue, _release("1.0", year, 2790), "deaths.csv")
    evidence.ask(dialogue, file.id, Choice(dyad=1), "year")


def _release(version: str, year: int, raised: int) -> bytes:
    """A release in the columns of UCDP. Four years ago nothing was listed, and one row contradicts itself."""
    deaths = {8: 410, 7: 1395, 6: 356, 5: 368, 3: 640, 2: raised, 1: 183}
    rows = [
        f"1,1,Uplands and Coast,Government of the Coast,League of the Uplands,{year - ago},{best},"
        f"{best + 20 if ago == 5 else best * 9 // 10},{best * 6 // 5},{version}"
        for ago, best in deaths.items()
    ]
    heading = "conflict_id,dyad_id,location_inc,side_a,side_b,year,bd_best,bd_low,bd_high,version"
    return "\n".join([heading, *rows, ""]).encode()


def _purpose(dialogue: OpenDialogue, first: str, second: str, day: datetime.date) -> None:
    """What the dialogue is for, how it is thought to work, how far things have gone, and which knowledge is missing."""
    objective.set_objective(dialogue, 0, Course(objective="resolution", identity=True))
    for line in (
        TheoryOfChange(
            holder=first,
            day=day,
            whom="key",
            level="individual",
            words="If advisers on water hear the other side's fear, then they stop calling it a pretext",
        ),
        TheoryOfChange(
            holder=second,
            day=day,
            whom="key",
            level="social",
            words="If both sides keep an option on the wells, then the third round has something to take up",
        ),
        EscalationView(holder=first, day=day, stage="polarisation", words="They meet and avoid the matter"),
        EscalationView(holder=second, day=day, stage="segregation", words="Schools and markets are apart since spring"),
        ResourceExpert(holder=first, day=day, words="hydrology", serves="How much the upper wells give in a dry year"),
    ):
        lines.add(dialogue, line)


def _cards(first: str, second: str, uplands: str, coast: str, day: datetime.date) -> list[RipenessCard]:
    return [
        RipenessCard(
            side=uplands,
            holder=first,
            day=day,
            cannot_win="yes",
            cannot_win_why="The spring offensive was given up after three weeks",
            hurts="yes",
            hurts_why="Two harvests lost; the co-operatives say so in public",
            way_out="unsure",
            way_out_why="Heard: some at the water office would share the upper wells",
            voice="yes",
            voice_why="The council of the valleys",
            confidence="medium",
            seen_since=f"{day.year - 1}-09",
            motivation="growing",
            optimism="low",
        ),
        RipenessCard(
            side=uplands,
            holder=second,
            day=day,
            cannot_win="unsure",
            cannot_win_why="The council is split, younger commanders still hope",
            hurts="yes",
            way_out="unsure",
            confidence="low",
        ),
        RipenessCard(
            side=coast,
            holder=second,
            day=day,
            source="heard",
            cannot_win="yes",
            hurts="yes",
            hurts_why="The port lost a third of its traffic",
            way_out="yes",
            way_out_why="A former minister's circle speaks of shared passage",
            confidence="medium",
            seen_since=f"{day.year}-02",
            motivation="growing",
            optimism="growing",
        ),
    ]
