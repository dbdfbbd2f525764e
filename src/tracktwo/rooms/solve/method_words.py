"""What a method refuses, in the reader's language: one sentence for each code that a page can meet.

A method speaks English to the console and raises errors with a code and its facts (`tracktwo.methods.errors`). A page
looks its own sentence up by the code and puts the facts into it, with names in place of ids.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tracktwo.methods.errors import MethodError, Notice
from tracktwo.process.fields import Text

__all__ = ["METHOD_WORDS", "in_words"]

# Packages.
PACKAGES: dict[str, Text] = {
    "always-below-disagreement": _("Every package leaves a side below what it has if nothing comes of the talks."),
    "attained-by-all": _("Every point of the frontier attains it: it does not tell the packages apart."),
    "bounds-beyond-scale": _("A share of importance can be at most 100 percent."),
    "bounds-reversed": _("A range runs from the smaller number to the larger, and from 0 upwards."),
    "budgets-differ": _("The sides spread different totals of points, so that their sums cannot be compared."),
    "choice-unknown": _("A link or a veto names an option that is no longer there."),
    "disagreement-sides": _("What each side has if nothing comes of the talks has to be said once."),
    "division-by-zero": _("A number divides by zero."),
    "division-issues-differ": _("%(first)s and %(second)s have to put points on the same issues."),
    "division-linked": _("Adjusted Winner divides issue by issue; with links or vetoes it does not apply."),
    "division-not-two-sides": _("Adjusted Winner divides between two sides; there are %(sides)s here."),
    "division-not-win-or-lose": _(
        "Adjusted Winner needs two options for each issue, of which the sides prefer different ones: “%(issue)s”."
    ),
    "division-unequal-totals": _("%(side)s gave %(found)s points in all where %(total)s were expected."),
    "everything-efficient": _("No package can be improved for one side without a cost to another."),
    "far-too-many-packages": _(
        "There are far too many packages to compare. Leave out issues, or options that nobody considers."
    ),
    "issue-empty": _("The issue “%(issue)s” has no option."),
    "issue-not-shared": _("%(side)s values “%(issue)s”, which the others do not have."),
    "issue-not-valued": _("%(side)s has not valued the issue “%(issue)s”."),
    "links-too-entangled": _("The links tie too many options together. Fewer links can be compared."),
    "near-zero-sum": _(
        "What one side gains the other loses, almost to the point: too many packages are left to be of use. "
        "Fewer issues, or coarser points, can be compared."
    ),
    "no-gain-for-all": _("No package gives every side a gain: every package that leaves nobody worse off attains it."),
    "no-issue": _("There is no issue to compare."),
    "no-package": _("Links and vetoes leave no package at all. Some of them would have to give way."),
    "not-a-number": _("A number is missing or cannot be read."),
    "nothing-to-weigh": _("%(side)s says that the options of every issue are equal: there is nothing to weigh."),
    "number-beyond-limits": _("A number is too large or too small."),
    "number-too-long": _("A number has too many digits."),
    "option-not-shared": _("%(side)s values “%(option)s”, which is not an option of “%(issue)s”."),
    "option-not-valued": _("%(side)s has not valued “%(option)s”, an option of “%(issue)s”."),
    "option-repeated": _("“%(option)s” is listed twice among the options of “%(issue)s”."),
    "option-unknown": _("“%(option)s” is not an option of “%(issue)s”."),
    "package-incomplete": _("A package has one option for each of %(issues)s issues; this one has %(found)s."),
    "package-not-allowed": _("Links or vetoes do not allow this package."),
    "points-contradict-statement": _("The points of %(side)s contradict what it said: “%(statement)s”."),
    "points-negative": _("%(side)s, “%(issue)s”: points cannot be below 0."),
    "points-total": _("Points are spread over all issues and add up to %(budget)s; here they come to %(total)s."),
    "ranking-too-short": _("An order needs at least two items."),
    "solution-below-disagreement": _("This package leaves a side below what it has if nothing comes of the talks."),
    "some-cannot-gain": _("A side that cannot gain in any package is left out of this comparison."),
    "statement-inconsistent": _("A statement of %(side)s contradicts itself."),
    "statement-issue-unknown": _("A statement of %(side)s names an issue that is no longer there."),
    "statement-name-repeated": _("A statement of %(side)s names “%(name)s” twice."),
    "statement-name-unknown": _("A statement of %(side)s names an issue or an option that is no longer there."),
    "statements-inconsistent": _("%(count)s statements of %(side)s cannot all hold."),
    "statements-inconsistent-smallest": _("%(count)s statements of %(side)s cannot all hold; any two of them can."),
    "too-few-sides": _("At least two sides are needed."),
    "too-many-extreme-valuations": _("There are too many ranges. Give an order in place of some of them."),
    "too-many-issues": _("At most %(limit)s issues can be compared; there are %(found)s."),
    "too-many-options-to-compare": _("An issue has %(count)s options; at most %(limit)s can be compared."),
    "too-many-options-to-order": _(
        "An issue has %(count)s options; at most %(limit)s can be put in order. Points have no such limit."
    ),
    "too-many-packages": _(
        "There are too many packages to judge all of them on orders and ranges. "
        "Leave out options that nobody considers."
    ),
    "too-much-work": _("There are too many combinations. Fewer options can be compared."),
    "two-statements-inconsistent": _("Two statements of %(side)s cannot both hold."),
    "worth-missing": _("Every option needs its worth: %(budget)s for the best of an issue, 0 for the worst."),
}
# Predictions.
PREDICTIONS: dict[str, Text] = {
    "answer-item-unknown": _("An answer is to a question that was not asked."),
    "answer-of-own-side": _("A side answers for itself."),
    "answer-side-unknown": _("An answer comes from a side that is not part of this dialogue."),
    "answer-value": _("An answer is a whole number from %(low)s to %(high)s."),
    "not-the-same-people": _(
        "A second median is shown only of the same people: the difference of two medians can give one person away."
    ),
    "prediction-item-unknown": _("A prediction is about a question that was not asked."),
    "prediction-not-asked-first": _("A prediction is about something that was not asked in the first round."),
    "prediction-of-own-side": _("A side predicts another side, not itself."),
    "prediction-side-unknown": _("A prediction is about a side that is not part of this dialogue."),
    "prediction-value": _("A prediction is a whole number from %(low)s to %(high)s."),
}
# Steps of reassurance.
REASSURANCE: dict[str, Text] = {
    "addressee-unknown": _("“%(step)s” is addressed to a side that is not part of this ladder."),
    "answer-to-own-side": _("“%(step)s” answers “%(other)s”, a step of its own side; an answer is to another side."),
    "days-negative": _("“%(step)s”: a step takes zero days or more."),
    "no-step": _("There is no step yet."),
    "numbers-too-wide": _("The numbers have too many digits to be added exactly."),
    "prerequisite-unknown": _("“%(step)s” waits for a step that is no longer there."),
    "side-key-repeated": _("A side is listed twice."),
    "side-unknown": _("“%(step)s” belongs to a side that is not part of this dialogue."),
    "step-key-repeated": _("A step is listed twice."),
    "step-negative": _("“%(step)s”: a ladder holds positive steps only. Write what the side could do instead."),
    "steps-wait-for-each-other": _("These steps would wait for each other, and none could be taken first."),
    "tolerance-negative": _("What a side will bear is zero or more."),
    "too-many-steps": _(
        "At most %(limit)s steps can be ordered; there are %(found)s. Leave out those that nobody would take soon."
    ),
}
METHOD_WORDS: dict[str, Text] = PACKAGES | PREDICTIONS | REASSURANCE


def in_words(error: MethodError | Notice, names: Mapping[str, str] | None = None) -> str:
    """The sentence for an error or a notice.

    Args:
        error: what the method raised or remarked.
        names: what sides, issues, options and steps are called, by their ids.
    """
    facts = {fact: (names or {}).get(str(value), value) for fact, value in error.details.items()}
    return str(METHOD_WORDS[error.code]) % facts
