"""Reading the elements of a Genius or ANAC file: issues, their options, and how each is evaluated."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from ..errors import InvalidInput, Notice
from .domains import MAX_ISSUES, first_repeated
from .numbers import format_exact, parse_exact

__all__ = ["MAX_OPTIONS", "ParsedFile", "Steps", "evaluations", "issue_elements", "issue_options", "parse"]

MAX_OPTIONS = 10_000
Steps = Mapping[str, Fraction]


class _LineCounter(TreeBuilder):
    """Builds elements and remembers the line in which each begins."""

    parser: Any = None

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[Element, int] = {}

    def start(self, tag: str, attrs: dict[Any, Any], /) -> Element:
        element = super().start(tag, attrs)
        self.lines[element] = self.parser.parser.CurrentLineNumber
        return element


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A parsed file."""

    name: str
    root: Element
    lines: dict[Element, int]

    def invalid(self, code: str, element: Element, fault: str, **details: object) -> InvalidInput:
        """An error with the file and the line of an element."""
        place = f"{self.name}, line {self.lines.get(element, 0)}"
        return InvalidInput(code, "{place}: " + fault, place=place, file=self.name, **details)

    def require(self, element: Element, attribute: str) -> str:
        """An attribute that must be there."""
        value = element.get(attribute)
        if value is None:
            fault = '<{tag}> has no {attribute}="…"'
            raise self.invalid("attribute-missing", element, fault, tag=element.tag, attribute=attribute)
        return value

    def number(self, element: Element, attribute: str, what: str = "") -> Fraction:
        """A required attribute as an exact number."""
        place = f"{self.name}, line {self.lines.get(element, 0)}, {what or attribute}"
        return parse_exact(self.require(element, attribute), place)


def parse(name: str, content: str | bytes) -> ParsedFile:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    target = _LineCounter()
    try:
        parser = DefusedXMLParser(target=target, forbid_dtd=True)
        target.parser = parser
        parser.feed(content)
        root = parser.close()
    except DefusedXmlException:
        raise InvalidInput(
            "xml-entities", "{file}: declares a document type or entities, which are never read", file=name
        ) from None
    except ParseError as error:
        row, column = error.position
        raise InvalidInput(
            "not-xml",
            "{file}, line {row}, column {column}: not XML ({reason})",
            file=name,
            row=row,
            column=column + 1,
            reason=str(error).split(":")[0],
        ) from None
    except (LookupError, ValueError) as error:
        raise InvalidInput(
            "encoding-unknown", "{file}: its encoding cannot be read ({reason})", file=name, reason=str(error)
        ) from None
    return ParsedFile(name, root, target.lines)


def issue_elements(file: ParsedFile) -> list[Element]:
    """The issues of a file, in order."""
    objectives = list(file.root.iter("objective"))
    if any(child.tag == "objective" for objective in objectives for child in objective):
        raise file.invalid("objectives-nested", objectives[0], "objectives within objectives are not read")
    issues = list(file.root.iter("issue"))
    if not issues:
        raise file.invalid("no-issue", file.root, "there is no <issue>")
    if len(issues) > MAX_ISSUES:
        fault = "{count} issues are too many; up to {limit} are read"
        raise file.invalid("too-many-issues", file.root, fault, count=len(issues), limit=MAX_ISSUES)
    seen: set[str] = set()
    for issue in issues:
        name = file.require(issue, "name")
        if name in seen:
            raise file.invalid("issue-repeated", issue, "issue “{issue}” is there twice", issue=name)
        seen.add(name)
    return issues


def _kind(file: ParsedFile, issue: Element) -> str:
    """discrete, integer or real."""
    kinds = {issue.get(name, "").lower() for name in ("type", "vtype", "etype")} - {""}
    kind = kinds.pop() if len(kinds) == 1 else "discrete" if not kinds else "/".join(sorted(kinds))
    if kind not in ("discrete", "integer", "real"):
        fault = "expected an issue that is discrete, integer or real, found “{kind}”"
        raise file.invalid("issue-kind", issue, fault, kind=kind)
    return kind


def issue_options(file: ParsedFile, issues: list[Element], steps: Steps) -> tuple[dict[str, list[str]], list[Notice]]:
    """Every issue's options, and a notice for each issue that lists an option twice."""
    options: dict[str, list[str]] = {}
    notices = []
    for issue in issues:
        name = issue.get("name", "")
        if _kind(file, issue) == "discrete":
            listed = [file.require(item, "value") for item in issue.findall("item")]
            options[name] = list(dict.fromkeys(listed))
            if twice := first_repeated(listed):
                notices.append(
                    Notice(
                        "option-listed-twice",
                        "{file}: issue “{issue}” lists “{option}” twice; the later one counts",
                        {"file": file.name, "issue": name, "option": twice},
                    )
                )
        else:
            options[name] = [format_exact(value) for value in _range(file, issue, steps)]
        if not options[name]:
            fault = "issue “{issue}” is empty; it needs at least one option"
            raise file.invalid("issue-empty", issue, fault, issue=name)
        if len(options[name]) > MAX_OPTIONS:
            raise _too_many_options(file, issue, len(options[name]))
    return options, notices


def _too_many_options(file: ParsedFile, issue: Element, count: int) -> InvalidInput:
    fault = "issue “{issue}” has {count:,} values; up to {limit:,} are read"
    return file.invalid("too-many-options", issue, fault, issue=issue.get("name"), count=count, limit=MAX_OPTIONS)


def _range(file: ParsedFile, issue: Element, steps: Steps) -> list[Fraction]:
    """The values of an integer or real issue."""
    name, bounds = issue.get("name", ""), issue.find("range")
    low, high = (_bound(file, issue, bounds, edge) for edge in ("lowerbound", "upperbound"))
    written = issue.get("step") or (bounds.get("step") if bounds is not None else None)
    kind = _kind(file, issue)
    if name in steps:
        step = steps[name]
    elif written is None and kind == "real":
        fault = (
            "issue “{issue}” may be any number from {low} to {high}; packages need a finite choice, so a step is "
            'expected (step="…" in the file, or --step {issue}=…)'
        )
        raise file.invalid("step-missing", issue, fault, issue=name, low=format_exact(low), high=format_exact(high))
    else:
        step = parse_exact(written or "1", f"{file.name}, step of issue “{name}”")
    if kind == "integer" and any(number.denominator != 1 for number in (low, high, step)):
        raise file.invalid(
            "not-integer", issue, "issue “{issue}” is integer, but its bounds or step are not", issue=name
        )
    if step <= 0 or high < low:
        fault = "issue “{issue}” needs a step above 0, and a lower bound not above the upper"
        raise file.invalid("range-empty", issue, fault, issue=name)
    count = (high - low) // step + 1
    if count > MAX_OPTIONS:
        raise _too_many_options(file, issue, count)
    return [low + n * step for n in range(count)]


def _bound(file: ParsedFile, issue: Element, bounds: Element | None, edge: str) -> Fraction:
    """A bound, which stands in the issue's <range> or in the issue itself."""
    holder = bounds if bounds is not None and bounds.get(edge) is not None else issue
    return file.number(holder, edge)


def evaluations(file: ParsedFile, issue: Element, steps: Steps) -> dict[str, Fraction]:
    """The evaluation of each option; of an option that is listed twice, the later one."""
    name = issue.get("name", "")
    if _kind(file, issue) != "discrete":
        return _evaluator(file, issue, steps)
    by_option: dict[str, Fraction] = {}
    for item in issue.findall("item"):
        option = file.require(item, "value")
        if item.get("evaluation") is None:
            fault = 'nobody valued “{option}” of issue “{issue}”: evaluation="…" is expected'
            raise file.invalid("item-not-valued", item, fault, option=option, issue=name)
        by_option[option] = file.number(item, "evaluation", f"evaluation of “{option}”")
    return by_option


def _evaluator(file: ParsedFile, issue: Element, steps: Steps) -> dict[str, Fraction]:
    """Offset plus slope times value; Genius also writes the two as parameter0 and parameter1."""
    evaluator = issue.find("evaluator")
    if evaluator is None:
        raise file.invalid("evaluator-missing", issue, "issue “{issue}” has no <evaluator>", issue=issue.get("name"))
    kind = evaluator.get("ftype", "linear").lower()
    if kind not in ("linear", "constant"):
        fault = "expected a linear evaluator, found “{kind}”"
        raise file.invalid("evaluator-kind", evaluator, fault, kind=kind)
    has_parameters = evaluator.get("parameter0") is not None or evaluator.get("parameter1") is not None
    names = ("parameter0", "parameter1") if has_parameters else ("offset", "slope")
    offset = file.number(evaluator, names[0])
    slope = Fraction(0) if kind == "constant" else file.number(evaluator, names[1])
    return {format_exact(value): offset + slope * value for value in _range(file, issue, steps)}
