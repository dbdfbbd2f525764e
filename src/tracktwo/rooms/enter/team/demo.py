"""This part of the demonstration: a panel of three and where each of them stands. All of it fiction."""

import datetime
from typing import Any

from tracktwo.process.access import OpenDialogue

from . import acts, cards
from .kinds import KINDS
from .members import team
from .notes import ImportedMaterial

__all__ = ["play"]

CARDS = (
    {
        "expertise": "Twenty years of work on water and land between villages; teaches it.",
        "speaks": ["en"],
        "knows": "Lived on the Coast for three years, long ago; has not been to the Uplands since the road closed.",
        "interests": "Wrote a report that the Coast liked and the Uplands did not.",
    },
    {
        "expertise": "Facilitates between communities; former judge.",
        "speaks": ["en", "ar"],
        "knows": "From reading, and from two earlier dialogues in the same region.",
        "interests": "Nothing that I know of.",
    },
    {
        "expertise": "Looks after interpreters, travel and the budget.",
        "speaks": ["ar"],
        "knows": "Family on both sides of the valley.",
        "interests": "A cousin trades at the border and would gain from an open road.",
    },
)
PLACES = (
    (2, 2, "Both sides have to be able to come back to me."),
    (5, 3, "I was a judge: on the treatment of prisoners I will not stay silent."),
    (2, 1, "Whoever looks after the rooms is not heard, and should not be."),
)


# Kind of card, days before today, and its answers; "of" names what it belongs to: a side by its place, or material.
CARDS_OF_ALL: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("acceptance", 60, {"of": 0, "answer": "accepted", "how": "By letter, through the council of villages."}),
    (
        "acceptance",
        58,
        {"of": 1, "answer": "unsure", "how": "Over tea with the traders' union.", "doubts": "The report."},
    ),
    ("acceptance", 20, {"of": 1, "answer": "accepted", "how": "At the union's office, after we had shown the report."}),
    ("outsiders", 55, {"wariness": "some", "words": "Two aid missions left in the same week.", "source": "heard"}),
    ("posture", 50, {"level": 2, "reason": "They have talked about each other to outsiders for long enough."}),
    ("question", 57, {"words": "Do the elders of the Uplands still decide on water?"}),
    ("question", 40, {"words": "Who on the Coast would lose by an open road?"}),
    (
        "question",
        52,
        {
            "words": "Is Friday free on the Coast?",
            "state": "wrong",
            "answer": "Only the afternoon; the market is in the morning.",
        },
    ),
    (
        "dilemma",
        45,
        {
            "words": "The Coast asks us not to name the displaced before the first meeting; the Uplands ask us to.",
            "choice": "The word is parked, and both sides know that it is.",
            "cost": "The Uplands waited a month for the first date.",
        },
    ),
    ("dilemma", 12, {"words": "A visitor from the ministry offers to pay for the hall, and would like to look in."}),
    ("norm", 50, {"words": "Nobody is harmed for having come.", "brought": "third", "contested": [], "firm": True}),
    (
        "norm",
        48,
        {"words": "Women of both sides sit at the table.", "brought": "third", "contested": [1], "firm": False},
    ),
    (
        "ownership",
        50,
        {
            "convenes": "shared",
            "chairs": "third",
            "holds": "third",
            "words": "A pair of chairs, one from each side, once both have sat through a workshop.",
        },
    ),
    ("material", 30, {"words": "An exercise on seeing with the other's eyes", "whence": "Made for a city far away."}),
    (
        "review",
        25,
        {"of": "material", "role": "A teacher from the Uplands", "verdict": "changes", "words": "No drawing of faces."},
    ),
    (
        "review",
        15,
        {"of": "material", "role": "A nurse from the Coast", "verdict": "fits", "words": "With wells, not faces."},
    ),
    ("material", 10, {"words": "A map of the wells from a foreign atlas"}),
    ("offered", 9, {"side": 0, "kind": "support", "amount": 2, "note": "A guide over the pass, for each way."}),
    ("offered", 9, {"side": 1, "kind": "support", "amount": 1, "note": "A keeper for the boat."}),
    ("note", 8, {"kind": "promise", "words": "The Coast's union sees the list of questions before anybody else does."}),
    ("note", 5, {"kind": "now", "words": "The hall is booked under the name of the school, not under ours."}),
    ("note", 3, {"kind": "lesson", "words": "Never call on a market day. Send word the evening before."}),
)
CULTURE: tuple[dict[str, Any], ...] = (
    {
        "address": "By the name of the village first. The oldest is greeted before anybody sits.",
        "time": "Nine means after the animals are out; nobody is late.",
        "unasked": "How many brothers somebody has lost.",
        "refusal": "“We shall see after the snow.”",
        "food": "No fish. Bread is broken, never cut.",
        "weekend": ["5"],
        "prayer": "friday",
        "calendar": "islamic",
        "days_off": "2027-03-20 Day of the thaw",
    },
    {
        "address": "By office or trade, with both hands.",
        "time": "Nine means the coffee; work begins when it is drunk.",
        "unasked": "What somebody paid for a boat.",
        "refusal": "With a promise to ask a cousin.",
        "food": "Fish at noon; nothing before sunset in the month of fasting.",
        "weekend": ["5", "6"],
        "prayer": "five",
        "calendar": "islamic",
    },
)


def play(dialogue: OpenDialogue) -> None:
    """Who they are, where they stood at the beginning, and the short cards of the months before the first workshop."""
    for mate, said, (stance, voice, why) in zip(team(dialogue), CARDS, PLACES, strict=True):
        acts.save_card(dialogue, mate.id, 0, said)
        acts.place(dialogue, mate.id, 0, stance, voice, why)
    for side, said in zip(dialogue.sides, CULTURE, strict=True):
        cards.add(dialogue, KINDS["culture"], said, of=side.id)
    for name, days, said in CARDS_OF_ALL:
        answers = {key: _by_id(dialogue, key, value) for key, value in said.items()}
        answers["day"] = datetime.date.today() - datetime.timedelta(days=days)
        cards.add(dialogue, KINDS[name], answers, of=answers.pop("of", ""))


def _by_id(dialogue: OpenDialogue, key: str, value: Any) -> Any:
    """Sides stand in these lists by their place, and material as the first that there is."""
    if value == "material":
        return dialogue.third.folio().all(ImportedMaterial)[0].id
    if key == "contested":
        return [dialogue.sides[place].id for place in value]
    return dialogue.sides[value].id if key in ("of", "side") else value
