"""How the snowball has grown, in words. They speak of the whole; where somebody is named, no number stands beside."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.methods.networks import Diagnostics, Nominations, dependants, diagnose, immediate_dominators

__all__ = ["dependence", "in_words"]

NEARLY_ALL, MORE_THAN_HALF, A_THIRD = 0.8, 0.5, 1 / 3


def in_words(nominations: Nominations, key_persons: Sequence[str] = ()) -> list[str]:
    """Sentences in the order in which a recruiter asks."""
    answer = diagnose(nominations)
    known = {*key_persons, *(row.nominee for row in nominations.counted)}
    others = [code for code in answer.roots if code not in known]
    return [
        *_shape(answer),
        *(
            [_("Nobody named these, and they are no key person: %(codes)s.") % {"codes": _listed(others)}]
            if others
            else []
        ),
        *_spread(answer),
        *_sides(answer),
        *_rings(answer, nominations),
        *_saturation(answer),
        *_reach(answer),
    ]


def _listed(codes: Sequence[str]) -> str:
    return _(", ").join(sorted(codes, key=lambda code: (len(code), code)))


def _shape(answer: Diagnostics) -> list[str]:
    words = ngettext("The longest chain has %(n)d step.", "The longest chain has %(n)d steps.", answer.depth)
    return [words % {"n": answer.depth}]


def _spread(answer: Diagnostics) -> list[str]:
    code, share = answer.largest_root
    if len(answer.roots) < 2:
        return [_("Everybody goes back to one person, %(code)s: what they do not see, nobody sees.") % {"code": code}]
    if share >= NEARLY_ALL:
        words = _("Nearly all who were named go back to %(code)s.")
    elif share >= MORE_THAN_HALF:
        words = _("More than half of those named go back to %(code)s.")
    elif share > A_THIRD:
        words = _("More than a third of those named go back to %(code)s.")
    else:
        words = _("Nobody stands behind more than a third of those named.")
    spread = _("It is as spread out as if %(n)s people had named as many each.") % {
        "n": f"{answer.effective_roots:.1f}"
    }
    return [words % {"code": code}, spread]


def _sides(answer: Diagnostics) -> list[str]:
    if answer.same_side is None or answer.by_chance is None:
        return []
    facts = {"same": f"{answer.same_side:.0%}", "chance": f"{answer.by_chance:.0%}"}
    return [_("%(same)s of nominations stay on one side; if sides did not matter it would be %(chance)s.") % facts]


def _rings(answer: Diagnostics, nominations: Nominations) -> list[str]:
    said = []
    if answer.rings:
        said.append(
            ngettext(
                "%(n)d person stands in a closed ring.", "%(n)d people named each other in closed rings.", answer.rings
            )
            % {"n": answer.rings}
        )
    if nominations.unknown:
        said.append(
            ngettext(
                "%(n)d person was named by somebody unknown.",
                "%(n)d people were named by somebody unknown.",
                nominations.unknown,
            )
            % {"n": nominations.unknown}
        )
    return said


def _saturation(answer: Diagnostics) -> list[str]:
    known = answer.last_wave_known
    if known is None:
        return []
    facts = {"known": f"{known:.0%}"}
    if known >= MORE_THAN_HALF:
        return [_("%(known)s of the last round named somebody known already: asking on brings few new names.") % facts]
    return [_("%(known)s of the last round named somebody known already: asking on brings new names.") % facts]


def _reach(answer: Diagnostics) -> list[str]:
    reach = answer.reach
    if reach.estimate < reach.named + 1:
        return []
    words = _(
        "At least about %(n)d people are likely to be there who could be named. This counts too few, because people "
        "are not named at random."
    )
    return [words % {"n": round(reach.estimate)}]


def dependence(nominations: Nominations) -> list[tuple[str, list[str]]]:
    """Whose refusal would cut whom off: (code, codes of those whom no other chain reaches), in the order of codes."""
    answer = diagnose(nominations)
    roots = [nominations.people.index(code) for code in answer.roots]
    cut_off = dependants(immediate_dominators(nominations.names, nominations.named_by, roots))
    hanging = [
        (nominations.people[place], [nominations.people[other] for other in others])
        for place, others in enumerate(cut_off)
        if others
    ]
    return sorted(
        ((code, sorted(others, key=lambda other: (len(other), other))) for code, others in hanging),
        key=lambda pair: (len(pair[0]), pair[0]),
    )
