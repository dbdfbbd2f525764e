"""A domain put together from the profiles of negotiation tools, with everything said that was left out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ..errors import InvalidInput, Notice, Refusal
from .domains import Domain, make_domain, make_space
from .numbers import format_exact

__all__ = ["ImportedDomain", "Profile", "Template", "assemble", "scaled_evaluations"]

MAX_PROFILES = 8
Values = Mapping[str, Mapping[str, Fraction]]


@dataclass(frozen=True, slots=True)
class Template:
    """A file that lists issues and options without valuing them."""

    source: str
    options: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Profile:
    """One side's file.

    Attributes:
        source: the file's name.
        side: the side's name: the file's name without its ending.
        options: every issue's options as this file lists them.
        values: worth of every option, weight times evaluation as written.
        own_scale: the same as the tool computes it, on the scale of its reservation value.
        reservation: what the side has without an agreement, on that scale; None where the file has none.
        notices: what was not used of the file, or read in one of several ways.
    """

    source: str
    side: str
    options: Mapping[str, Sequence[str]]
    values: Values
    own_scale: Values
    reservation: Fraction | None = None
    notices: tuple[Notice, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ImportedDomain:
    """A domain from other tools' files, and what must be said with it."""

    domain: Domain
    notices: tuple[Notice, ...]


def scaled_evaluations(evaluations: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Evaluations of an issue as Genius uses them: divided by the greatest where that is above 1."""
    greatest = max(evaluations.values(), default=Fraction(0))
    divisor = greatest if greatest > 1 else Fraction(1)
    return {option: evaluation / divisor for option, evaluation in evaluations.items()}


def assemble(
    templates: Sequence[Template],
    profiles: Sequence[Profile],
    names: Sequence[str],
    use_reservations: bool,
    skipped: Sequence[str] = (),
) -> ImportedDomain:
    """The domain of these profiles, in alphabetical order of their files.

    Args:
        templates: at most one may fit the profiles.
        profiles: every profile that was found.
        names: files or sides to take, in this order; empty for all of them.
        use_reservations: take each side's reservation value as its disagreement, and values on the tool's own scale.
        skipped: files that hold neither a profile nor a domain, for messages.

    Raises:
        InvalidInput: a name that is not there, fewer than two profiles, more than one domain, or different issues.
        Refusal: more profiles than can be sides of one negotiation.
    """
    chosen = _chosen(profiles, names, skipped)
    options = _shared_options(templates, chosen)
    for profile in chosen:
        _check_options(profile, options)
    sides = [profile.side for profile in chosen]
    if repeated := next((side for n, side in enumerate(sides) if side in sides[:n]), None):
        raise InvalidInput("side-repeated", "two profiles are called “{side}”; rename one of the files", side=repeated)
    space = make_space(options)
    notices = [notice for profile in chosen for notice in (*profile.notices, *_reservation_notices(profile))]
    if not use_reservations:
        unused = [profile for profile in chosen if _differs_from_least(profile)]
        if unused:
            notices.append(_unused_reservations(unused))
        return ImportedDomain(make_domain(space, {p.side: p.values for p in chosen}), tuple(notices))
    missing = [profile.side for profile in chosen if profile.reservation is None]
    if missing:
        notices.append(
            Notice(
                "reservation-missing",
                "{sides}: the file has no reservation value; 0 is taken, as the tool itself does",
                {"sides": ", ".join(missing)},
            )
        )
    disagreement = {profile.side: profile.reservation or Fraction(0) for profile in chosen}
    return ImportedDomain(make_domain(space, {p.side: p.own_scale for p in chosen}, disagreement), tuple(notices))


def _chosen(profiles: Sequence[Profile], names: Sequence[str], skipped: Sequence[str]) -> list[Profile]:
    names_found = ", ".join(profile.source for profile in profiles) or "none"
    if skipped:
        names_found += "; skipped, as they hold none: " + ", ".join(skipped)
    if names:
        chosen = []
        for name in names:
            matches = [profile for profile in profiles if name in (profile.source, profile.side)]
            if len(matches) != 1:
                raise InvalidInput(
                    "profile-unknown", "there is no profile “{name}”; found {found}", name=name, found=names_found
                )
            chosen += matches
    else:
        chosen = sorted(profiles, key=lambda profile: (profile.source.casefold(), profile.source))
    if len(chosen) < 2:
        raise InvalidInput(
            "too-few-profiles", "expected a profile for each of two sides or more; found {found}", found=names_found
        )
    if len(chosen) > MAX_PROFILES:
        raise Refusal(
            "too-many-profiles",
            "{count} profiles are too many for one negotiation; up to {limit} are read together. Name those that sit "
            "at the table; found {found}",
            count=len(chosen),
            limit=MAX_PROFILES,
            found=names_found,
        )
    return chosen


def _shared_options(templates: Sequence[Template], profiles: Sequence[Profile]) -> Mapping[str, Sequence[str]]:
    """The issues and options of the one domain that fits, or those of the first profile where there is no domain."""
    if not templates:
        return profiles[0].options
    fitting = [t for t in templates if all(set(t.options) == set(profile.options) for profile in profiles)]
    if len(templates) == 1:
        return templates[0].options
    if len(fitting) != 1:
        raise InvalidInput(
            "several-domains",
            "expected one domain, found {found}; name one of them, or the profiles of one",
            found=" and ".join(template.source for template in templates),
        )
    return fitting[0].options


def _check_options(profile: Profile, options: Mapping[str, Sequence[str]]) -> None:
    for issue in options:
        if issue not in profile.values:
            raise InvalidInput(
                "issue-missing",
                "{file}: issue “{issue}” of the domain is missing; sides must have the same issues",
                file=profile.source,
                issue=issue,
            )
    for issue, worths in profile.values.items():
        if issue not in options:
            raise InvalidInput(
                "issue-not-in-domain",
                "{file}: issue “{issue}” is not in the domain; sides must have the same issues",
                file=profile.source,
                issue=issue,
            )
        known = set(options[issue])
        if unknown := next((option for option in worths if option not in known), None):
            raise InvalidInput(
                "option-not-in-domain",
                "{file}: “{option}” of issue “{issue}” is not an option in the domain",
                file=profile.source,
                issue=issue,
                option=unknown,
            )
        if missing := next((option for option in options[issue] if option not in worths), None):
            raise InvalidInput(
                "profile-option-not-valued",
                "{file}: option “{option}” of issue “{issue}” is not valued",
                file=profile.source,
                issue=issue,
                option=missing,
            )


def _differs_from_least(profile: Profile) -> bool:
    """Whether the reservation value is something else than what every solution starts from without it."""
    least = sum((min(worths.values()) for worths in profile.own_scale.values()), Fraction(0))
    return profile.reservation is not None and profile.reservation != least


def _unused_reservations(profiles: Sequence[Profile]) -> Notice:
    values = ", ".join(f"{profile.side} {format_exact(profile.reservation or Fraction(0))}" for profile in profiles)
    return Notice(
        "reservations-not-used",
        "the files give reservation values ({values}), which were not used: disagreement is each side's worst "
        "package. With --reservation-values they are used, on the files' own scale",
        {"values": values},
    )


def _reservation_notices(profile: Profile) -> list[Notice]:
    """A side that wants more than any package gives it cannot agree to any of them."""
    most = sum((max(worths.values()) for worths in profile.own_scale.values()), Fraction(0))
    if profile.reservation is None or profile.reservation <= most:
        return []
    return [
        Notice(
            "reservation-above-maximum",
            "{side} has a reservation value of {value}, more than any package is worth to it ({most}): no package is "
            "better for it than no agreement",
            {"side": profile.side, "value": format_exact(profile.reservation), "most": format_exact(most)},
        )
    ]
