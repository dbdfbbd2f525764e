"""Signs of abuse: shown, set apart, put back, and never deleted."""

import re

from django.test import Client

from tracktwo.consultation.contribute import acts
from tracktwo.consultation.mapping.building import draw_map
from tracktwo.consultation.mapping.positions import read_positions
from tracktwo.consultation.models import Consultation, Contributor, DrawnMap, Statement
from tracktwo.consultation.steward import abuse_signals
from voices import answered_by_sides, cast, finding_of, in_two_camps


def path(consultation: Consultation, page: str = "") -> str:
    return f"/s/{consultation.id}/{page}"


def test_signs_of_abuse_are_shown_and_set_apart_without_deleting(consultation: Consultation, steward: Client) -> None:
    answered_by_sides(consultation)
    flood = [cast(consultation, [-1, -1, -1, -1], "a", network=4242) for _ in range(25)]
    signs_now = abuse_signals.signals_of(consultation)
    sign = signs_now[0]
    assert (sign.kind, len(sign.people)) == ("network", 25)
    assert set(sign.people) == {contributor.pk for contributor in flood}
    assert draw_map(consultation).shown["participants"] == 85
    steward.post(path(consultation, "abuse/apart"), {"kind": sign.kind, "key": sign.key})
    assert Contributor.objects.exclude(excluded_by="").count() == 25
    assert Contributor.objects.count() == 85
    made = draw_map(consultation)
    assert (made.shown["participants"], made.shown["apart"]) == (60, 25)
    assert made.everybody["participants"] == 85
    assert finding_of(made, 0)["holds"] == "agree"
    apart, together = (steward.get(path(consultation, f"map{which}")).content.decode() for which in ("", "?with=all"))
    assert apart != together
    # A stranger of the same network who comes later is not set apart by it.
    cast(consultation, [1, 1, 1, 1], "a", network=4242)
    assert Contributor.objects.exclude(excluded_by="").count() == 25
    steward.post(path(consultation, "abuse/apart"), {"kind": sign.kind, "key": sign.key, "act": "include"})
    assert not Contributor.objects.exclude(excluded_by="").exists()
    assert draw_map(consultation).everybody is None


def test_copied_answers_and_hasty_ones(consultation: Consultation) -> None:
    for number in range(4, 12):
        Statement.objects.create(consultation=consultation, number=number, text={"ar": f"{number}"}, state="in")
    for at in range(6):
        cast(consultation, [1, -1] * 6, network=at)
    for at in range(6):
        cast(consultation, [0] * 12, network=10 + at)
    for at in range(4):
        cast(consultation, [-1, 1] * 6, network=20 + at)
    signals = abuse_signals.signals_of(consultation)
    assert [(signal.kind, len(signal.people)) for signal in signals] == [("same", 6)]
    Contributor.objects.filter(network__gte=20).update(hasty=12)
    assert {(signal.kind, len(signal.people)) for signal in abuse_signals.signals_of(consultation)} == {
        ("same", 6),
        ("hasty", 4),
    }


def test_a_signal_does_not_disappear_when_the_flood_is_nearly_everybody(
    consultation: Consultation, steward: Client
) -> None:
    """Seen behind a proxy as well, which the page says; but a flood of nine in ten must not hide itself."""
    for at in range(4):
        cast(consultation, [1, 0], network=at)
    for _ in range(40):
        cast(consultation, [1, 0], network=70)
    signal = abuse_signals.signals_of(consultation)[0]
    assert (signal.kind, len(signal.people), signal.nearly_all) == ("network", 40, True)
    assert "proxy" in steward.get(path(consultation, "abuse")).content.decode()
    steward.post(path(consultation, "abuse/apart"), {"kind": signal.kind, "key": signal.key})
    assert Contributor.objects.exclude(excluded_by="").count() == 40


def test_a_sign_there_is_not_sets_nobody_apart(consultation: Consultation, steward: Client) -> None:
    answered_by_sides(consultation, 5)
    for form in ({}, {"kind": "network", "key": "1-2026-11-20"}, {"kind": "same", "key": "x" * 200}):
        assert steward.post(path(consultation, "abuse/apart"), form).status_code == 422
    assert not Contributor.objects.exclude(excluded_by="").exists()


def test_an_answer_sooner_than_it_can_be_read_is_hasty(consultation: Consultation, phone: Client) -> None:
    phone.post(f"/c/{consultation.id}/begin")
    page = phone.get(f"/c/{consultation.id}/next").content.decode()
    statement = re.search(r'name="statement" value="(\d+)"', page)[1]
    phone.post(f"/c/{consultation.id}/next", {"statement": statement, "answer": "agree"})
    assert Contributor.objects.get().hasty == 1


def test_the_picture_is_drawn_with_and_without_them(consultation: Consultation, steward: Client) -> None:
    in_two_camps(consultation)
    flood = [cast(consultation, [-1] * 12, "a", network=4242) for _ in range(20)]
    sign = abuse_signals.signals_of(consultation)[0]
    abuse_signals.set_excluded(consultation, sign.kind, sign.key, True)
    draw_map(consultation)
    pages = [steward.get(path(consultation, f"map{which}")).content.decode() for which in ("", "?with=all")]
    pictures = [page.partition('role="img"')[2].partition("</svg>")[0] for page in pages]
    assert [picture.count('class="person ') for picture in pictures] == [60, 80]
    acts.withdraw_answers(flood[0])
    newest = DrawnMap.objects.get()
    assert len(read_positions(newest.places_everybody)["name"]) == 79
