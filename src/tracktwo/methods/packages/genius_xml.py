"""Domains as the Genius and ANAC tools write them: one XML file for each side, and one for the domain."""

from collections.abc import Mapping
from fractions import Fraction
from xml.etree.ElementTree import Element

from ..errors import Notice, Refusal
from .genius_elements import ParsedFile, Steps, evaluations, issue_elements, issue_options, parse
from .numbers import format_exact
from .profiles import Profile, Template, scaled_evaluations

__all__ = ["read_xml"]

TEMPLATE, PROFILE = "negotiation_template", "utility_space"


def read_xml(name: str, content: str | bytes, steps: Steps) -> Template | Profile | None:
    """What an XML file holds, known by its root element; None for a file of something else.

    A worth is weight times evaluation as written, exactly. An option that is listed twice counts as it is listed
    last. Integer issues, and real ones with a step, become options.

    Args:
        name: the file's name, for messages and for the side.
        content: the file's content; nothing in it is looked up, expanded or fetched.
        steps: for issues that may be any real number, the step between options.

    Raises:
        InvalidInput: with file, line and what was expected.
        Refusal: utilities that do not add up issue by issue.
    """
    file = parse(name, content)
    if file.root.tag not in (TEMPLATE, PROFILE):
        return None
    if file.root.tag == PROFILE:
        _refuse_non_linear(file)
    issues = issue_elements(file)
    if file.root.tag == TEMPLATE:
        options, _ = issue_options(file, issues, steps)
        return Template(name, options)
    options, repeated = issue_options(file, issues, steps)
    by_issue = {issue.get("name", ""): evaluations(file, issue, steps) for issue in issues}
    weights = _weights(file, issues)
    notices = [*repeated, *_unused(file), *_weight_notices(file, weights)]
    return Profile(
        source=name,
        side=name.rsplit(".", 1)[0],
        options=options,
        values={issue: _times(weights[issue], some) for issue, some in by_issue.items()},
        own_scale={issue: _times(weights[issue], scaled_evaluations(some)) for issue, some in by_issue.items()},
        reservation=_first_value(file, "reservation"),
        notices=tuple(notices),
    )


def _times(weight: Fraction, evaluations: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return {option: weight * evaluation for option, evaluation in evaluations.items()}


def _refuse_non_linear(file: ParsedFile) -> None:
    """Genius marks constraint-based utilities by a type, and writes them as <ufun> with hyper-rectangles."""
    kind = file.root.get("type", "linear")
    ufun = next(file.root.iter("ufun"), None)
    if ufun is not None:
        kind = ufun.get("type", kind)
    if ufun is not None or kind.lower() not in ("linear", "additive", "discrete", "any", ""):
        raise Refusal(
            "non-linear-utility",
            "{file}: its utilities are not linear (“{kind}”). What two options are worth together is not the sum of "
            "what each is worth, and such profiles are not read",
            file=file.name,
            kind=kind,
        )


def _weights(file: ParsedFile, issues: list[Element]) -> dict[str, Fraction]:
    """The weight of every issue, joined by the index that both elements carry."""
    by_index: dict[str, Fraction] = {}
    for weight in file.root.iter("weight"):
        index = file.require(weight, "index")
        if index in by_index:
            raise file.invalid("weight-repeated", weight, "a second weight for index {index}", index=index)
        by_index[index] = file.number(weight, "value", f"weight of index {index}")
    weights: dict[str, Fraction] = {}
    used: set[str] = set()
    for issue in issues:
        index, name = file.require(issue, "index"), issue.get("name", "")
        if index in used:
            raise file.invalid("index-repeated", issue, "a second issue with index {index}", index=index)
        used.add(index)
        if index not in by_index:
            fault = 'issue “{issue}” has no <weight index="{index}">'
            raise file.invalid("weight-missing", issue, fault, issue=name, index=index)
        weights[name] = by_index[index]
    return weights


def _first_value(file: ParsedFile, tag: str) -> Fraction | None:
    element = next(file.root.iter(tag), None)
    if element is None or element.get("value") in (None, ""):
        return None
    return file.number(element, "value", tag)


def _unused(file: ParsedFile) -> list[Notice]:
    """Discounts and constraints, which change what a package is worth and are not used here."""
    notices = []
    discount = _first_value(file, "discount_factor")
    if discount not in (None, 1):
        notices.append(
            Notice(
                "discount-not-used",
                "{file}: its discount factor of {value} was not used; packages are valued as if agreed at once",
                {"file": file.name, "value": format_exact(discount or Fraction(0))},
            )
        )
    if any("constraint" in element.tag.lower() for element in file.root.iter()):
        notices.append(
            Notice(
                "constraints-not-used",
                "{file}: its constraints were not used; packages that they rule out are valued like any other",
                {"file": file.name},
            )
        )
    return notices


def _weight_notices(file: ParsedFile, weights: Mapping[str, Fraction]) -> list[Notice]:
    notices = []
    if negative := [issue for issue, weight in weights.items() if weight < 0]:
        notices.append(
            Notice(
                "weight-negative",
                "{file}: the weight of issue “{issue}” is below 0, which turns the order of its options round",
                {"file": file.name, "issue": negative[0]},
            )
        )
    total = sum(weights.values(), Fraction(0))
    # Tools write weights in decimals: 0.333 three times is meant as 1.
    if abs(total - 1) > Fraction(1, 100):
        notices.append(
            Notice(
                "weights-not-one",
                "{file}: its weights sum to {total}, not to 1; they were used as written",
                {"file": file.name, "total": format_exact(total)},
            )
        )
    return notices
