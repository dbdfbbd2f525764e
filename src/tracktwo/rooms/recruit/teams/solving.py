"""From the pool to a problem, and from its answer to a proposal that is kept."""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property

import msgspec

from tracktwo.methods.composition import (
    REACH,
    Candidate,
    Composition,
    Pool,
    Problem,
    compose,
    coverage_within,
    hangs_on,
)
from tracktwo.process import journal
from tracktwo.process.access import OpenDialogue

from ..panel.profile import is_youth
from ..pool.candidates import candidates, method_name
from ..pool.questions import Question, questions
from ..pool.reads import Person, apart, people
from ..pool.records import PANEL
from ..referrals import edges
from .records import Circle, Reached, TeamPlan, TeamProposal, TeamRule
from .rules import NOMINATED, circle_sides, rules_of

__all__ = ["SECONDS", "Setting", "kept", "setting"]

# For all goals together. A team that is not proved best by then is shown with what may still be possible.
SECONDS = 15.0
# The same for each unsure question that is turned to yes.
SECONDS_HANGING = 1.0
STEPS = 2
# Pairs who brought each other in: what it counts rests on who named whom, and is not kept.
TIES = "ties"


@dataclass
class Setting:
    """All that a composition of one circle starts from.

    `everybody` are the people of the circle in the order of their codes, `own` its rules in words as (id, rule,
    question), `edges_held` whether the reader holds the key of who named whom, and `edges_kept` whether that is kept.
    """

    dialogue: OpenDialogue
    circle: Circle
    plan: TeamPlan
    everybody: list[Person]
    composed: list[Candidate]
    asked: list[Question]
    own: list[tuple[str, TeamRule, Question]]
    edges_held: bool
    edges_kept: bool

    @property
    def teams(self) -> list[str]:
        """The ids of the teams."""
        return circle_sides(self.dialogue, self.circle)

    @cached_property
    def pool(self) -> Pool | None:
        """The people of this circle, or None while there are none."""
        return Pool(self.composed) if self.composed else None

    @cached_property
    def by_method(self) -> dict[str, Question]:
        """Coverage questions by what the method calls them."""
        return {method_name(question): question for question in self.asked}

    @cached_property
    def covered(self) -> dict[str, frozenset[str]]:
        """By code, whom people of the same side reach within two steps; empty without the key of who named whom."""
        if not self.edges_held or self.pool is None:
            return {}
        asked = [name for name in self.pool.questions if name.startswith(REACH)]
        within = coverage_within(self.pool, asked, STEPS)
        return {person.code: reached for person, reached in zip(self.pool.people, within, strict=True)}

    def problem(self, pool: Pool) -> Problem:
        """The problem of this pool, or of one in which answers were changed."""
        rules = rules_of(self.dialogue, pool, self.everybody, self.plan, self.own)
        return Problem(pool, tuple(rules), tuple(self.teams), dict.fromkeys(self.teams, self.plan.most), STEPS)

    @property
    def mark(self) -> str:
        """The same for the same pool, wishes and rules, whoever looks."""
        members = [
            [each.code, each.side, each.standing, sorted(each.answers.items()), each.available, person.card.step]
            for each, person in zip(self.composed, self.everybody, strict=True)
        ]
        own = [(id, msgspec.to_builtins(rule)) for id, rule, _question in self.own]
        pairs = sorted(pair.id for pair in apart(self.dialogue))
        raw = msgspec.json.encode([members, msgspec.to_builtins(self.plan), own, pairs])
        return hashlib.blake2b(raw, digest_size=16).hexdigest()

    def propose(self, seconds: float = SECONDS) -> Composition:
        """Teams, or the rules that stand in each other's way. The pool must not be empty."""
        assert self.pool is not None  # noqa: S101  asked before
        return compose(self.problem(self.pool), self.plan.seed, seconds)

    def hanging(self, base: Composition) -> list[str]:
        """The ids of coverage questions whose unsure answers, were they yes, would change who sits."""
        assert self.pool is not None  # noqa: S101  asked before
        names = hangs_on(self.problem, self.pool, base, self.plan.seed, SECONDS_HANGING)
        return [self.by_method[name].id for name in names if name in self.by_method]


def setting(dialogue: OpenDialogue, circle: Circle) -> Setting:
    """What a circle's composition starts from, as the reader's keys open it."""
    folio = dialogue.third.folio()
    plan = next((record.body for record in folio.all(TeamPlan) if record.body.circle == circle), TeamPlan(circle))
    everybody, asked = people(dialogue), questions(dialogue)
    composed, held = candidates(dialogue)
    if is_youth(dialogue):
        composed, asked = [_young(each) for each in composed], [each for each in asked if each.kind != "reach"]
    here = [
        (person, candidate)
        for person, candidate in zip(everybody, composed, strict=True)
        if (candidate.side == PANEL) == (circle == PANEL)
    ]
    by_id = {question.id: question for question in asked}
    own = [
        (record.id, record.body, by_id[record.body.question])
        for record in folio.all(TeamRule)
        if record.body.circle == circle and record.body.question in by_id
    ]
    return Setting(
        dialogue,
        circle,
        plan,
        [person for person, _candidate in here],
        [candidate for _person, candidate in here],
        asked,
        own,
        held,
        edges.is_kept(dialogue),
    )


def _young(candidate: Candidate) -> Candidate:
    """Row 65: of young people nobody asks whom they influence."""
    answers = {question: answer for question, answer in candidate.answers.items() if not question.startswith(REACH)}
    return replace(candidate, standing=0, answers=answers)


def kept(answer: Composition, here: Setting, before: TeamProposal | None) -> TeamProposal:
    """The answer as a proposal that follows another one."""
    ids = {person.card.code: person.id for person in here.everybody}
    return TeamProposal(
        circle=here.circle,
        day=journal.today(),
        status=answer.status,
        mark=here.mark,
        chosen=[ids[code] for team in here.teams for code in answer.teams.get(team, ())],
        goals=[Reached(each.name, each.reached, each.bound, each.proven) for each in answer.goals if each.name != TIES],
        # Which of these rest on who named whom would tell whoever lacks that key something about it.
        conflict=[rule for rule in answer.conflict if rule != NOMINATED],
        relaxation=[rule for rule in answer.relaxation if rule != NOMINATED],
        earlier=before.chosen if before and before.chosen else (before.earlier if before else []),
        goals_earlier=before.goals if before and before.goals else (before.goals_earlier if before else []),
    )
