"""Negotiation domains as the Genius and ANAC tools write them: one XML file for each side, and one for the domain."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from ..errors import InvalidInput
from .domains import Domain, make_domain, make_space
from .numbers import format_exact, parse_exact

__all__ = ["LARGEST_FILE", "MAX_OPTIONS", "read_genius"]

LARGEST_FILE, MAX_OPTIONS = 4 * 1024 * 1024, 10_000
TEMPLATE, PROFILE = "negotiation_template", "utility_space"


def _invalid(message: str) -> InvalidInput:
    return InvalidInput("genius-file", "{message}", message=message)


class _Lined(TreeBuilder):
    """Builds elements that know the line they begin in."""

    parser: Any = None

    def start(self, tag: str, attrs: dict[Any, Any], /) -> Element:
        made = super().start(tag, attrs)
        self.lines[made] = self.parser.parser.CurrentLineNumber
        return made

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[Element, int] = {}


@dataclass(frozen=True, slots=True)
class _File:
    """A parsed file."""

    name: str
    root: Element
    lines: dict[Element, int]

    def at(self, element: Element) -> str:
        """File and line."""
        return f"{self.name}, line {self.lines.get(element, 0)}"

    def need(self, element: Element, attribute: str) -> str:
        """An attribute that must be there."""
        found = element.get(attribute)
        if found is None:
            raise _invalid(f'{self.at(element)}: <{element.tag}> has no {attribute}="…"')
        return found


def read_genius(files: Mapping[str, str | bytes]) -> Domain:
    """A domain from its files' contents by their names: `<utility_space>` for each side, one `<negotiation_template>`.

    A file is known by its root element. Sides are in alphabetical order of their files' names, and are called as
    the files are, without the ending. Worth is weight times evaluation as written, exactly: Genius itself divides
    each evaluation by the issue's greatest, this does not. An option that is listed twice counts as it is listed
    last. Integer issues and real ones with a `step` become options. Reservation values and discounts are not used:
    disagreement is each side's least.

    Raises:
        InvalidInput: with file, line and what was expected.
    """
    parsed = [_parse(name, files[name]) for name in sorted(files, key=lambda name: (name.casefold(), name))]
    templates = [file for file in parsed if file.root.tag == TEMPLATE]
    profiles = [file for file in parsed if file.root.tag == PROFILE]
    for file in parsed:
        if file.root.tag not in (TEMPLATE, PROFILE):
            raise _invalid(f"{file.at(file.root)}: expected <{TEMPLATE}> or <{PROFILE}>, found <{file.root.tag}>")
    if len(templates) > 1:
        raise _invalid("expected one domain, found " + " and ".join(file.name for file in templates))
    if len(profiles) < 2:
        found = ", ".join(file.name for file in profiles) or "none"
        raise _invalid(f"expected a <{PROFILE}> file for each of two sides or more; found {found}")
    issues = _options(templates[0] if templates else profiles[0])
    values: dict[str, dict[str, dict[str, Fraction]]] = {}
    for file in profiles:
        side = file.name.rsplit(".", 1)[0]
        values[side] = _valuation(file, issues)
    return make_domain(make_space(issues), values)


def _parse(name: str, content: str | bytes) -> _File:
    """A file's elements; nothing is looked up, expanded or fetched."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    if len(content) > LARGEST_FILE:
        raise _invalid(f"{name}: larger than {LARGEST_FILE // 1024 // 1024} MiB")
    target = _Lined()
    try:
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        target.parser = parser
        parser.feed(content)
        root = parser.close()
    except DefusedXmlException:
        raise _invalid(f"{name}: declares a document type or entities, which are never read") from None
    except ParseError as error:
        row, column = error.position
        raise _invalid(f"{name}, line {row}, column {column + 1}: not XML ({str(error).split(':')[0]})") from None
    except (LookupError, ValueError) as error:
        raise _invalid(f"{name}: its encoding cannot be read ({error})") from None
    return _File(name, root, target.lines)


def _issues(file: _File) -> list[Element]:
    """The issues of a file, in order."""
    objectives = list(file.root.iter("objective"))
    if any(inner is not outer for outer in objectives for inner in outer.iter("objective")):
        raise _invalid(f"{file.at(objectives[0])}: objectives within objectives are not read")
    found = list(file.root.iter("issue"))
    if not found:
        raise _invalid(f"{file.at(file.root)}: there is no <issue>")
    names = [file.need(issue, "name") for issue in found]
    for issue, name in zip(found, names, strict=True):
        if names.count(name) > 1:
            raise _invalid(f"{file.at(issue)}: issue “{name}” is there twice")
    return found


def _kind(file: _File, issue: Element) -> str:
    """discrete, integer or real."""
    kinds = {issue.get(name, "").lower() for name in ("type", "vtype", "etype")} - {""}
    kind = kinds.pop() if len(kinds) == 1 else "discrete" if not kinds else "/".join(sorted(kinds))
    if kind not in ("discrete", "integer", "real"):
        raise _invalid(f"{file.at(issue)}: expected an issue that is discrete, integer or real, found “{kind}”")
    return kind


def _options(file: _File) -> dict[str, list[str]]:
    """Every issue's options."""
    found = {}
    for issue in _issues(file):
        name = issue.get("name", "")
        if _kind(file, issue) == "discrete":
            options = list(dict.fromkeys(file.need(item, "value") for item in issue.findall("item")))
        else:
            options = [format_exact(value) for value in _range(file, issue)]
        if not options:
            raise _invalid(f"{file.at(issue)}: issue “{name}” is empty; it needs at least one option")
        found[name] = options
    return found


def _range(file: _File, issue: Element) -> list[Fraction]:
    """The values of an integer or real issue."""
    name, bounds = issue.get("name"), issue.find("range")
    low, high = (
        parse_exact(_either(file, issue, bounds, each), f"{file.at(issue)}, {each}")
        for each in ("lowerbound", "upperbound")
    )
    given = issue.get("step") or (bounds.get("step") if bounds is not None else None)
    if given is None and _kind(file, issue) == "real":
        raise _invalid(
            f"{file.at(issue)}: issue “{name}” may be any number from {format_exact(low)} to {format_exact(high)}; "
            'packages need a finite choice, so a step is expected (step="…")'
        )
    step = parse_exact(given or "1", f"{file.at(issue)}, step")
    if _kind(file, issue) == "integer" and any(number.denominator != 1 for number in (low, high, step)):
        raise _invalid(f"{file.at(issue)}: issue “{name}” is integer, but its bounds or step are not")
    if step <= 0 or high < low:
        raise _invalid(f"{file.at(issue)}: issue “{name}” needs a step above 0, and a lower bound not above the upper")
    many = (high - low) // step + 1
    if many > MAX_OPTIONS:
        raise _invalid(f"{file.at(issue)}: issue “{name}” has {many:,} values; up to {MAX_OPTIONS:,} are read")
    return [low + n * step for n in range(many)]


def _either(file: _File, issue: Element, bounds: Element | None, attribute: str) -> str:
    """An attribute of the issue's range, or of the issue."""
    found = bounds.get(attribute) if bounds is not None else None
    return found if found is not None else file.need(issue, attribute)


def _valuation(file: _File, issues: Mapping[str, list[str]]) -> dict[str, dict[str, Fraction]]:
    """One side's worth of every option: weight times evaluation."""
    weights: dict[str, Fraction] = {}
    for weight in file.root.iter("weight"):
        index = file.need(weight, "index")
        if index in weights:
            raise _invalid(f"{file.at(weight)}: a second weight for index {index}")
        weights[index] = parse_exact(file.need(weight, "value"), f"{file.at(weight)}, weight of index {index}")
    found, indices = {}, set()
    for issue in _issues(file):
        name, index = issue.get("name", ""), file.need(issue, "index")
        if name not in issues:
            raise _invalid(f"{file.at(issue)}: issue “{name}” is not in the domain; sides must have the same issues")
        if index in indices:
            raise _invalid(f"{file.at(issue)}: a second issue with index {index}")
        indices.add(index)
        if index not in weights:
            raise _invalid(f'{file.at(issue)}: issue “{name}” has no <weight index="{index}">')
        found[name] = {option: weights[index] * worth for option, worth in _evaluations(file, issue, issues).items()}
    for name in issues:
        if name not in found:
            raise _invalid(f"{file.name}: issue “{name}” of the domain is missing; sides must have the same issues")
    return found


def _evaluations(file: _File, issue: Element, issues: Mapping[str, list[str]]) -> dict[str, Fraction]:
    """The evaluation of each option of the domain."""
    name = issue.get("name", "")
    if _kind(file, issue) != "discrete":
        found = _linear(file, issue)
    else:
        found = {}
        for item in issue.findall("item"):
            value = file.need(item, "value")
            if (evaluation := item.get("evaluation")) is None:
                raise _invalid(
                    f'{file.at(item)}: nobody valued “{value}” of issue “{name}”: evaluation="…" is expected'
                )
            found[value] = parse_exact(evaluation, f"{file.at(item)}, evaluation of “{value}”")
    known = set(issues[name])
    if strange := next((value for value in found if value not in known), None):
        raise _invalid(f"{file.at(issue)}: “{strange}” of issue “{name}” is not an option in the domain")
    if missing := next((value for value in issues[name] if value not in found), None):
        raise _invalid(f"{file.at(issue)}: option “{missing}” of issue “{name}” is not valued")
    return found


def _linear(file: _File, issue: Element) -> dict[str, Fraction]:
    """Offset plus slope times value, for each value of the range."""
    evaluator = issue.find("evaluator")
    if evaluator is None:
        raise _invalid(f"{file.at(issue)}: issue “{issue.get('name')}” has no <evaluator>")
    if (kind := evaluator.get("ftype", "linear").lower()) != "linear":
        raise _invalid(f"{file.at(evaluator)}: expected a linear evaluator, found “{kind}”")
    offset, slope = (
        parse_exact(file.need(evaluator, name), f"{file.at(evaluator)}, {name}") for name in ("offset", "slope")
    )
    return {format_exact(value): offset + slope * value for value in _range(file, issue)}
