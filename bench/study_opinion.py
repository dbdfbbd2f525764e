"""How often the opinion map names groups: where there are none, and where there are some.

`make studies` runs it and writes the tables of docs/methods/opinion-study.md. `TRACKTWO_DRAWS` is how many
conversations are drawn of each kind without groups (200), `TRACKTWO_POWER_DRAWS` of each kind with groups (40),
`TRACKTWO_MINUTES` after how long it stops and writes what it has (never), `TRACKTWO_SHARED` the folder of shared data.
Verdicts are kept in build/ under a hash of the method's version and of the kinds, so that a study that was stopped
goes on where it was. With 200 draws each kind may be called groups, or a small group, at most 19 times: with a true
rate of 5 % more would come about once in four hundred studies.
"""

import json
import os
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

import numpy as np
from drawn_conversations import (
    GAPS,
    STRENGTHS,
    WITH_GROUPS,
    WITH_MINORITY,
    WITHOUT_GROUPS,
    Draw,
    minority,
    two_groups,
)

from tracktwo.methods.opinion import opinion_map, read_statements, read_votes
from tracktwo.methods.opinion.mapping import METHOD

DRAWS = int(os.environ.get("TRACKTWO_DRAWS", "200"))
POWER_DRAWS = int(os.environ.get("TRACKTWO_POWER_DRAWS", "40"))
MINUTES = float(os.environ.get("TRACKTWO_MINUTES", "inf"))
ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "methods" / "opinion-study.md"
SHARED = Path(os.environ.get("TRACKTWO_SHARED", ROOT.parent / "shared")) / "data" / "polis"
NAMED = ("groups", "small group")
VERDICTS = (*NAMED, "spectrum", "none", "too few to tell")
# Every kind gets so many draws before any gets more, so that a study that is stopped has something on each.
ROUNDS = (10, 20, 40, 100, 200)


class Study:
    """The verdicts so far: for each kind those of the seeds 0, 1, 2 and on."""

    def __init__(self) -> None:
        kinds = (Path(__file__).parent / "drawn_conversations.py").read_bytes()
        version = sha256(METHOD.encode() + kinds).hexdigest()[:16]
        self._file = ROOT / "build" / f"study-opinion-{version}.json"
        self._end = time.monotonic() + 60 * MINUTES
        self._verdicts: dict[str, list[str]] = json.loads(self._file.read_text()) if self._file.exists() else {}

    def draw(self, kinds: dict[str, Draw], draws: int) -> None:
        """Draw every kind so often, unless the time is over before."""
        for most in sorted({min(draws, number) for number in (*ROUNDS, draws)}):
            for name, kind in kinds.items():
                verdicts = self._verdicts.setdefault(name, [])
                while len(verdicts) < most and time.monotonic() < self._end:
                    rng = np.random.default_rng(len(verdicts))
                    verdicts.append(opinion_map(kind(rng)).groups.verdict)
                self._file.parent.mkdir(exist_ok=True)
                self._file.write_text(json.dumps(self._verdicts, indent=1))
                print(f"{name}: {dict(Counter(verdicts))}", flush=True)

    def counts(self, name: str) -> Counter[str]:
        """How often each verdict was reached of one kind."""
        return Counter(self._verdicts.get(name, []))


def line_kinds() -> dict[str, Draw]:
    """Two groups on a line, at every gap."""
    return {
        f"{name}, gap {gap:g}": two_groups(people, statements, gap, share, unseen, slope)
        for name, (people, statements, share, unseen, slope) in WITH_GROUPS.items()
        for gap in GAPS
    }


def minority_kinds() -> dict[str, Draw]:
    """A tight minority, at every strength."""
    return {
        f"{name}, strength {strength:g}": minority(people, statements, share, strength, unseen)
        for name, (people, statements, share, unseen) in WITH_MINORITY.items()
        for strength in STRENGTHS
    }


def most_named(draws: int) -> int:
    """How many of so many draws without groups may be called groups."""
    return 19 if draws == 200 else int(draws * 0.05 + 3 * np.sqrt(draws * 0.05 * 0.95))


def table_of_error(study: Study) -> tuple[list[str], bool]:
    """The table of conversations without groups, and whether every kind stays within the limit."""
    lines = ["| conversation | draws | " + " | ".join(VERDICTS) + " |", "|---" * (len(VERDICTS) + 2) + "|"]
    within = True
    for name in WITHOUT_GROUPS:
        counts = study.counts(name)
        within &= sum(counts[verdict] for verdict in NAMED) <= most_named(counts.total())
        cells = [str(counts[verdict]) for verdict in VERDICTS]
        lines.append(f"| {name} | {counts.total()} | " + " | ".join(cells) + " |")
    return lines, within


def table_of_power(study: Study, names: list[str], headings: list[str], suffixes: list[str]) -> list[str]:
    """The share of draws in which groups are found, by gap or strength; without rows never drawn."""
    lines = ["| conversation | draws | " + " | ".join(headings) + " |", "|---" * (len(headings) + 2) + "|"]
    for name in names:
        counts = [study.counts(name + suffix) for suffix in suffixes]
        draws = min(count.total() for count in counts)
        if not draws:
            continue
        shares = [sum(count[verdict] for verdict in NAMED) / count.total() for count in counts]
        lines.append(f"| {name} | {draws} | " + " | ".join(f"{share:.0%}" for share in shares) + " |")
    return lines


def real_conversations() -> list[str]:
    """The verdict on every shared conversation, whole and cut to its five most answered statements."""
    lines = ["| conversation | people | statements | axes | verdict | p | cut to five statements |", "|---" * 7 + "|"]
    for folder in sorted(SHARED.glob("*")) if SHARED.exists() else []:
        rejected = [row.number for row in read_statements((folder / "comments.csv").read_bytes()) if row.rejected]
        votes = read_votes((folder / "participants-votes.csv").read_bytes()).without_statements(rejected)
        whole = opinion_map(votes)
        answered = np.bincount(votes.column, minlength=len(votes.statements))
        rest = [votes.statements[column] for column in np.argsort(-answered, kind="stable")[5:]]
        cut = opinion_map(votes.without_statements(rest)).groups.verdict
        sizes = f" ({', '.join(map(str, whole.groups.sizes))})" if whole.groups.sizes else ""
        lines.append(
            f"| {folder.name} | {int(whole.participating.sum())} | {len(votes.statements)} | {whole.fit.rank} | "
            f"{whole.groups.verdict}{sizes} | {whole.groups.p_value:.2f} | {cut} |"
        )
        print(lines[-1], flush=True)
    return lines


def page(study: Study) -> tuple[str, bool]:
    """The page, and whether every kind without groups stays within the limit."""
    error, within = table_of_error(study)
    gaps = [f", gap {gap:g}" for gap in GAPS]
    strengths = [f", strength {strength:g}" for strength in STRENGTHS]
    percents = [f"{1 / (1 + np.exp(-strength)):.0%}" for strength in STRENGTHS]
    parts = [
        "# Studies of the opinion map",
        "",
        "Written by `make studies` (`bench/study_opinion.py`). `bench/drawn_conversations.py` says how each kind of",
        "conversation is drawn.",
        "",
        "## Groups where there are none",
        "",
        "Of 200 draws at most 19 may be called groups or a small group, all tests together.",
        "",
        *error,
        "",
        "## Groups where there are two",
        "",
        "The share of draws in which groups, or a small one, are found. The gap is that of the middles, in standard",
        "deviations within a group.",
        "",
        *table_of_power(study, list(WITH_GROUPS), [f"{gap:g}" for gap in GAPS], gaps),
        "",
        "## A tight minority",
        "",
        "All are spread evenly on a line but for a few, 5 to 15 % of the people, who on every statement lean to one",
        "random answer. The columns say how often a member gives that answer.",
        "",
        *table_of_power(study, list(WITH_MINORITY), percents, strengths),
        "",
        "## Real conversations",
        "",
        *real_conversations(),
        "",
    ]
    return "\n".join(parts), within


def main() -> int:
    """Run both studies and write the page."""
    began = time.perf_counter()
    study = Study()
    study.draw(WITHOUT_GROUPS, DRAWS)
    study.draw(minority_kinds() | line_kinds(), POWER_DRAWS)
    text, within = page(study)
    PAGE.write_text(text, encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} in {(time.perf_counter() - began) / 60:.0f} minutes")
    if not within:
        print("A kind of conversation without groups was called groups too often.", file=sys.stderr)
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
