"""Small domains for the tests of packages, and what enumerating them says."""

from collections import Counter
from fractions import Fraction
from itertools import product
from math import prod

from hypothesis import strategies as st

from tracktwo.methods.packages import Domain, Link, Package, Space, Veto, make_domain, make_space

__all__ = ["allowed", "domains", "efficient", "made", "opposed", "spaces", "undominated"]


@st.composite
def spaces(draw: st.DrawFn, issues: int = 4, options: int = 4, linked: bool = True) -> Space:
    """A few issues; links of both kinds and vetoes, also such as leave nothing."""
    sizes = draw(st.lists(st.integers(1, options), min_size=1, max_size=issues))
    keys = {f"i{i}": [f"o{o}" for o in range(size)] for i, size in enumerate(sizes)}
    choices = st.sampled_from([(key, option) for key, some in keys.items() for option in some])
    if not linked:
        return make_space(keys)
    links = st.builds(Link, st.sampled_from(["needs", "excludes"]), choices, choices)
    vetoes = st.builds(Veto, st.just("s0"), choices)
    return make_space(keys, draw(st.lists(links, max_size=5)), draw(st.lists(vetoes, max_size=1)))


@st.composite
def domains(draw: st.DrawFn, sides: int = 2, linked: bool = False, scale: int = 1) -> Domain:
    """Few different values, so that ties are common; `scale` lifts them out of machine numbers."""
    packages = draw(spaces(issues=4 if sides < 4 else 3, linked=linked))
    values = st.builds(lambda a, b: Fraction(a, b) * scale, st.integers(-3, 6), st.sampled_from([1, 1, 2, 3]))
    given = {
        f"s{n}": {issue.key: {option: draw(values) for option in issue.options} for issue in packages.issues}
        for n in range(sides)
    }
    point = draw(st.none() | st.lists(values, min_size=sides, max_size=sides))
    return make_domain(packages, given, None if point is None else dict(zip(given, point, strict=True)))


def made(values: list[list[list[Fraction | int]]], links: tuple[Link, ...] = ()) -> Domain:
    """A domain from `values[side][issue][option]`."""
    packages = make_space({f"i{i}": [f"o{o}" for o in range(len(row))] for i, row in enumerate(values[0])}, links)
    given = {
        f"s{n}": {f"i{i}": {f"o{o}": value for o, value in enumerate(row)} for i, row in enumerate(rows)}
        for n, rows in enumerate(values)
    }
    return make_domain(packages, given)


def opposed(issues: int, options: int) -> Space:
    """Issues and options by number."""
    return make_space({f"i{i}": [f"o{o}" for o in range(options)] for i in range(issues)})


def allowed(packages: Space) -> list[Package]:
    """Every package that breaks no link and meets no veto, by looking at each."""
    keys = [issue.key for issue in packages.issues]
    packages_allowed = []
    for package in product(*(issue.options for issue in packages.issues)):
        taken = set(zip(keys, package, strict=True))
        bad = any(veto.choice in taken for veto in packages.vetoes)
        for link in packages.links:
            both = link.choice in taken and link.other in taken
            bad |= both if link.kind == "excludes" else link.choice in taken and not both
        if not bad:
            packages_allowed.append(package)
    assert len(packages_allowed) <= prod(len(issue.options) for issue in packages.issues)
    return packages_allowed


def undominated(vectors: list[tuple[Fraction, ...]]) -> set[tuple[Fraction, ...]]:
    """Value vectors that no other dominates, by comparing all with all."""
    some = set(vectors)
    return {a for a in some if not any(b != a and all(y >= x for x, y in zip(a, b, strict=True)) for b in some)}


def efficient(domain: Domain) -> Counter[tuple[Fraction, ...]]:
    """The frontier's value vectors with the number of packages behind each, by enumeration."""
    vectors = [domain.utilities(package) for package in allowed(domain.space)]
    kept = undominated(vectors)
    return Counter(vector for vector in vectors if vector in kept)
