"""No published number is that of a few people, and none of two, subtracted from each other, is."""

import random
import re

import pytest
from django.test import Client

from tracktwo.common.exchange_format import Results, Share
from tracktwo.consultation.exchange.results_export import results_of
from tracktwo.consultation.mapping.building import draw_map
from tracktwo.consultation.models import Consultation
from tracktwo.methods.opinion import MIN_CELL
from voices import cast

SIDE, REST = 44, 2


def ninety_people(consultation: Consultation) -> None:
    """Forty-four of each side, and two who declared none: 90 less 88 is two."""
    for side, people in (("a", SIDE), ("b", SIDE), ("", REST)):
        for at in range(people):
            cast(consultation, [(1, -1, 0)[at % 3]] * 4, side)


def small(number: int) -> bool:
    return 0 < number < MIN_CELL


def test_published_totals_do_not_subtract(consultation: Consultation, steward: Client, phone: Client) -> None:
    ninety_people(consultation)
    drawn = draw_map(consultation)
    assert drawn.shown["participants"] == 2 * SIDE + REST
    Consultation.objects.update(state="closed")
    steward.post(f"/s/{consultation.id}/exports/publish", {"show": "yes"})
    page = phone.get(f"/c/{consultation.id}/totals", headers={"Accept-Language": "en"}).content.decode()
    assert "At least 88 people" in page
    texts = [re.sub(r"<style.*?</style>|<[^>]*>", " ", text) for text in (page, *drawn.files.values())]
    for text in texts:
        numbers = {int(number) for number in re.findall(r"(?<![\d.])\d+(?![\d.])", text)}
        assert 2 * SIDE + REST not in numbers


def test_a_picture_counts_neither_groups_nor_sides(consultation: Consultation) -> None:
    for side, people in (("a", 30), ("b", 30), ("", 3)):
        for at in range(people):
            answers = [1 if side == "a" or (not side and at % 2) else -1] * 4
            cast(consultation, answers, side)
    drawn = draw_map(consultation)
    for name in ("svg-en", "svg-ar"):
        words = re.sub(r"<[^>]*>", " ", drawn.files[name])
        assert not {int(number) for number in re.findall(r"\d+", words)} & {30, 31, 32, 33, 60, 63}


def numbers_of(results: Results) -> list[tuple[int, ...]]:
    """Every total with the parts that are told of it, none of which may leave a few over."""
    nested = [(finding.all.people, *(share.people for share in finding.sides.values())) for finding in results.findings]
    nested += [(results.in_conversation, *results.groups), (results.in_conversation, results.participants)]
    return [numbers for numbers in nested if numbers[0]]


@pytest.mark.parametrize("seed", range(12))
def test_results_do_not_subtract(consultation: Consultation, seed: int) -> None:
    """Sides of any size with any number of undeclared people, some of whom leave statements out."""
    rng = random.Random(seed)
    for side in ("a", "b", ""):
        for _ in range(rng.choice([0, 3, 9, 10, 12, 25])):
            cast(consultation, [rng.choice([1, 1, -1, 0])] + [rng.choice([1, -1, 0, None]) for _ in range(3)], side)
    cast(consultation, [1, 1, 1, 1], "a")
    results = results_of(consultation, draw_map(consultation))
    for total, *parts in numbers_of(results):
        assert not any(small(part) for part in (total, *parts))
        assert not small(abs(total - sum(parts))), (total, parts)
    # The numbers of people say nothing that the statements' own counts do not say.
    counted = [finding.all.people for finding in results.findings]
    by_side = {side: max(finding.sides[side].people for finding in results.findings) for side in ("a", "b")}
    assert results.sides == {side: people for side, people in by_side.items() if people}
    assert results.participants == max(*counted, sum(by_side.values()))
    assert results.votes == sum(counted)


def test_shares_of_everybody_leave_the_few_out_too(consultation: Consultation) -> None:
    """Otherwise the share of all, less those of the sides, would be what the two undeclared people answered."""
    for side, value in (("a", 1), ("b", -1)):
        for _ in range(20):
            cast(consultation, [value], side)
    for _ in range(2):
        cast(consultation, [1], "")
    drawn = draw_map(consultation)
    first = drawn.shown["statements"][0]
    assert (first["all"]["people"], first["all"]["agree"][0]) == (42, pytest.approx(22 / 42, abs=1e-4))
    exported = results_of(consultation, drawn).findings[0].all
    assert exported.people == 40
    assert exported.agree is not None
    assert exported.agree[0] == pytest.approx(0.5)
    # A map that an earlier version stored has no such share: then nothing is told of everybody.
    for statement in drawn.shown["statements"]:
        statement.pop("exported", None)
    assert results_of(consultation, drawn).findings[0].all == Share(0)
