"""Pictures, tables, the raw matrix and published totals: what is in them, and after which warning."""

import csv
import io
import re
import zipfile

from django.test import Client
from django.utils import translation

from tracktwo.consultation.exchange import exports
from tracktwo.consultation.mapping.building import draw_map
from tracktwo.consultation.models import Consultation, Contributor, DrawnMap, Statement
from tracktwo.methods import opinion
from voices import answered_by_sides, cast, in_two_camps


def path(consultation: Consultation, page: str = "") -> str:
    return f"/s/{consultation.id}/{page}"


def test_the_picture_and_the_table_are_those_of_the_map(consultation: Consultation, steward: Client) -> None:
    """Answers that came after the drawing are in neither, and no number below ten is in the table."""
    answered_by_sides(consultation)
    draw_map(consultation)
    before = {kind: steward.get(path(consultation, f"exports/{kind}")).content for kind in exports.MEDIA_TYPES}
    for _ in range(30):
        cast(consultation, [-1, -1, -1, -1], "a")
    after = {kind: steward.get(path(consultation, f"exports/{kind}")).content for kind in exports.MEDIA_TYPES}
    assert before == after
    assert before["png"].startswith(b"\x89PNG")
    assert before["svg"].startswith(b"<svg")
    rows = list(csv.DictReader(io.StringIO(before["csv"].decode("utf-8-sig"))))
    counts = [int(row[name]) for row in rows for name in ("agree", "disagree", "pass") if row[name]]
    assert counts
    assert min(counts) >= 10
    assert steward.get(path(consultation, "exports/pdf")).status_code == 404


def test_the_picture_has_no_single_person(consultation: Consultation, steward: Client) -> None:
    in_two_camps(consultation)
    published = draw_map(consultation)
    with translation.override("ar"):
        picture = exports.map_file(published, "svg").decode()
    assert 'direction="rtl"' in picture or "rtl" in picture
    names = {str(key) for key in Contributor.objects.values_list("key", flat=True)}
    assert not any(name in picture for name in names)
    circles = picture.count("<circle")
    assert circles < 30


def test_single_answers_leave_after_the_warning_alone(consultation: Consultation, steward: Client) -> None:
    answered_by_sides(consultation)
    draw_map(consultation)
    where = path(consultation, "exports/polis")
    assert steward.get(where).status_code == 422
    assert steward.post(where).status_code == 422
    response = steward.post(where, {"read": "1"})
    assert response["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as bundle:
        matrix = bundle.read("participants-votes.csv")
        read = opinion.read_votes(matrix)
        words = opinion.read_statements(bundle.read("comments.csv"))
        assert {entry.date_time[0] for entry in bundle.infolist()} == {1980}
    assert (read.people, read.size) == (60, 240)
    assert [statement.number for statement in words] == [0, 1, 2, 3]
    ids = {str(id) for id in Contributor.objects.values_list("id", flat=True)}
    assert {row.split(",")[0] for row in matrix.decode().splitlines()[1:]} == {str(number) for number in range(60)}
    assert ids != {str(number) for number in range(60)}


def test_a_formula_does_not_leave_as_one(consultation: Consultation, steward: Client) -> None:
    Statement.objects.filter(number=0).update(text={"ar": "=HYPERLINK(1)"})
    answered_by_sides(consultation)
    draw_map(consultation)
    table = steward.get(path(consultation, "exports/csv")).content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in table
    assert ",=HYPERLINK" not in table


def test_totals_are_published_only_where_contributors_were_told(
    consultation: Consultation, steward: Client, phone: Client
) -> None:
    answered_by_sides(consultation, 60)
    Statement.objects.filter(number=1).update(contributed=True, may_publish=False)
    draw_map(consultation)
    public = f"/c/{consultation.id}/totals"
    assert phone.get(public).status_code == 404
    steward.post(path(consultation, "exports/publish"), {"show": "yes"})
    assert phone.get(public).status_code == 404, "while people come and go, totals of two days tell of them"
    Consultation.objects.update(state="closed")
    steward.post(path(consultation, "exports/publish"), {"show": "yes"})
    page = phone.get(public, headers={"Accept-Language": "en"}).content.decode()
    assert "The crossings must stay open every day." in page
    assert "Water is run by a joint body." not in page
    assert "تُعلَّم اللغتان في المدارس." in page
    cells = [int(cell) for cell in re.findall(r"<td>(\d+)</td>", page)]
    assert min(cells) >= 10
    assert public in phone.get(f"/c/{consultation.id}/").content.decode()
    steward.post(path(consultation, "exports/publish"), {"show": "no"})
    assert phone.get(public).status_code == 404
    draw_map(consultation)
    steward.post(path(consultation, "exports/publish"), {"show": "yes"})
    assert phone.get(public).status_code == 404, "one map alone"
    DrawnMap.objects.update(public=True)
    Consultation.objects.update(publicity="none")
    assert phone.get(public).status_code == 404
    assert steward.post(path(consultation, "exports/publish"), {"show": "yes"}).status_code == 404


def test_a_wording_leaves_only_where_its_writer_allowed_it(consultation: Consultation, steward: Client) -> None:
    Statement.objects.filter(number=0).update(contributed=True, may_publish=False, text={"ar": "سرّ كاتبه"})
    Statement.objects.create(
        consultation=consultation, number=4, text={"ar": "=1+1"}, contributed=True, state="waiting", may_publish=True
    )
    Statement.objects.filter(number=1).update(text={"ar": "=1+1"})
    answered_by_sides(consultation)
    draw_map(consultation)
    for kind in ("svg", "csv"):
        assert "سرّ كاتبه" not in steward.get(path(consultation, f"exports/{kind}")).content.decode()
    response = steward.post(path(consultation, "exports/polis"), {"read": "1"})
    with zipfile.ZipFile(io.BytesIO(response.content)) as bundle:
        rows = list(csv.DictReader(io.StringIO(bundle.read("comments.csv").decode())))
    assert [row["comment-id"] for row in rows] == ["0", "1", "2", "3"]
    assert "سرّ كاتبه" not in rows[0]["comment-body"]
    assert rows[1]["comment-body"] == "'=1+1"
