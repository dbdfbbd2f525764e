"""The frontier, or what is known of every package, as rows for a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from tracktwo.methods.packages import Frontier, Package, format_exact
from tracktwo.methods.quoting import without_formula

from .packages_answer import Answer
from .packages_object import EFFICIENCY_WORDS

__all__ = ["as_csv"]


def as_csv(answer: Answer, start: int, limit: int) -> str:
    """One page of the frontier, a row for each package; or, without a frontier, of the assessments."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    issues = [issue.key for issue in answer.problem.space.issues]
    if answer.front is not None:
        writer.writerow([without_formula(name) for name in ("point", *answer.problem.sides, *issues)])
        writer.writerows(_frontier_rows(answer.front, start, limit))
    else:
        challenged = [f"challenger: {issue}" for issue in issues]
        writer.writerow([without_formula(name) for name in ("known", *issues, *challenged)])
        for assessment in (answer.assessments or [])[start : start + limit]:
            challenger = assessment.challenger or ("",) * len(issues)
            word = EFFICIENCY_WORDS[assessment.efficiency]
            writer.writerow([word, *map(without_formula, (*assessment.package, *challenger))])
    return text.getvalue().rstrip("\n")


def _frontier_rows(front: Frontier, start: int, limit: int) -> Iterator[list[str]]:
    """Rows of packages from `start` on, counted over all points."""
    passed = 0
    for n in range(len(front)):
        if passed + front.counts[n] <= start:
            passed += front.counts[n]
            continue
        values = [format_exact(value) for value in front.utilities(n)]
        for package in front.each_package(n):
            if passed >= start:
                yield [str(n + 1), *values, *_cells(package)]
            passed += 1
            if passed >= start + limit:
                return


def _cells(package: Package) -> list[str]:
    return [without_formula(option) for option in package]
