"""Files between a dialogue and its consultation: what is taken, what is refused and why, and over loopback."""

import datetime
import hmac
import json
from typing import Any

import msgspec
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from opened import STEWARD, opening
from tracktwo.common.exchange_format import (
    Choice,
    Feedback,
    Opening,
    Results,
    Share,
    Unusable,
    new_steward_code,
    pack,
    seal_key,
    steward_tag,
    unpack,
)
from tracktwo.consultation.exchange.acts import open_consultation, receive_feedback
from tracktwo.consultation.exchange.results_export import results_file, results_of
from tracktwo.consultation.mapping import building
from tracktwo.consultation.mapping.building import draw_map
from tracktwo.consultation.mapping.positions import read_positions
from tracktwo.consultation.models import Consultation, Contributor, GroupCount, Statement
from tracktwo.consultation.server.secret_files import carrying_code
from voices import answered_by_sides, cast

DAY = datetime.date(2026, 11, 20)


def feedback_with(**changes: Any) -> Feedback:
    fields: dict[str, Any] = {
        "id": "larch2031",
        "day": DAY,
        "title": {"en": "What we did"},
        "wording": {"en": "We heard it."},
    }
    return Feedback(**(fields | changes))


def test_an_opening_opens_once(db: None) -> None:
    plain = opening(opens=DAY, closes=DAY)
    file = pack(plain, plain.seal)
    made = open_consultation(file)
    assert (made.state, made.opens, made.closes) == ("waiting", DAY, DAY)
    assert [statement.number for statement in Statement.objects.order_by("number")] == [0, 1, 2, 3]
    Consultation.objects.update(state="open")
    assert open_consultation(file).pk == made.pk
    assert Consultation.objects.get().state == "open"
    assert Statement.objects.count() == 4
    code = new_steward_code()
    other = opening(steward=steward_tag(code), seal=seal_key(code))
    with pytest.raises(Unusable, match="another consultation with this name"):
        open_consultation(pack(other, other.seal))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "x"}, "its id"),
        ({"id": "../../etc/passwd"}, "its id"),
        ({"languages": []}, "it names no language, or one that is not known here"),
        ({"languages": ["tlh"]}, "it names no language, or one that is not known here"),
        ({"languages": ["ar", "ar"]}, "names a language twice"),
        ({"question": {"en": "In English alone?"}}, "its question is missing in العربية, its first language"),
        ({"purpose": {"ar": "\u200b \u202e"}}, "what the answers are used for is missing"),
        ({"statements": [{"en": "No Arabic."}]}, "statement 1 is missing"),
        ({"statements": [{"ar": "x" * 401}]}, "statement 1 is longer than 400"),
        ({"statements": [{"ar": "x"}] * 1501}, "1500 are allowed"),
        ({"sides": [Choice("a", {"ar": "x"}), Choice("a", {"ar": "y"})]}, "names a side or a group twice"),
        ({"steward": "x"}, "its keys"),
        ({"opens": DAY, "closes": DAY - datetime.timedelta(1)}, "closes before it opens"),
    ],
)
def test_an_opening_that_says_what_cannot_be(db: None, changes: dict[str, Any], message: str) -> None:
    plain = opening(**changes)
    with pytest.raises(Unusable, match=message):
        open_consultation(pack(plain, plain.seal))
    assert not Consultation.objects.exists()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b"{}", b'{"kind": 1}', b"null", b"1" * 100_000, b"[" * 5000])
def test_what_is_no_file_of_ours(data: bytes) -> None:
    for kind in (Opening, Results, Feedback):
        with pytest.raises(Unusable):
            unpack(data, kind, seal_key(STEWARD))


def test_every_changed_byte_of_what_it_says_shows(consultation: Consultation) -> None:
    file = pack(feedback_with(), consultation.seal)
    assert unpack(file, Feedback, consultation.seal) == feedback_with()
    content = json.loads(file)
    for name, value in (("id", "poplar2031"), ("day", "2026-11-21"), ("wording", {"en": "We heard nothing."})):
        changed = content | {"content": content["content"] | {name: value}}
        with pytest.raises(Unusable, match="tag does not match"):
            unpack(json.dumps(changed).encode(), Feedback, consultation.seal)
    with pytest.raises(Unusable, match="tag does not match"):
        unpack(file, Feedback, seal_key(new_steward_code()))
    with pytest.raises(Unusable, match="tag does not match"):
        unpack(file, Feedback)
    with pytest.raises(Unusable, match="it is of the kind “tracktwo told back 1”"):
        unpack(file, Results, consultation.seal)
    with pytest.raises(Unusable, match="is not a file of the kind"):
        unpack(
            json.dumps(content | {"content": content["content"] | {"more": 1}}).encode(), Feedback, consultation.seal
        )


def test_results_say_nothing_of_fewer_than_ten(consultation: Consultation) -> None:
    answered_by_sides(consultation, 12)
    for at in range(9):
        cast(consultation, [1 if at else None, None, None, None], "")
    for _ in range(4):
        Contributor.objects.filter(side="b").first().delete()
    GroupCount.objects.create(consultation=consultation, group="women", people=9)
    made = results_of(consultation, draw_map(consultation))
    assert made.sides == {"a": 12}
    assert made.present == {}
    for finding in made.findings:
        for share in (finding.all, *finding.sides.values()):
            assert share.people == 0 or share.people >= 10
            assert (share.agree is None) == (share.people == 0)
        assert finding.sides["b"].people == 0
    GroupCount.objects.update(people=10)
    assert results_of(consultation, draw_map(consultation)).present == {"women": 10}


def test_results_name_nobody(consultation: Consultation) -> None:
    answered_by_sides(consultation)
    file = results_file(consultation, draw_map(consultation)).decode()
    for contributor in Contributor.objects.all():
        assert contributor.key not in file
        assert f"{contributor.pk:012d}" not in file


def test_what_was_told_back_is_shown_to_contributors(
    consultation: Consultation, steward: Client, phone: Client
) -> None:
    where = f"/c/{consultation.id}/told"
    assert phone.get(where).status_code == 404
    file = SimpleUploadedFile(
        "told.json", pack(feedback_with(wording={"en": "<b>We</b> heard it."}), consultation.seal)
    )
    assert steward.post(f"/s/{consultation.id}/told", {"file": file}).status_code == 302
    page = phone.get(where, headers={"Accept-Language": "en"}).content.decode()
    assert "&lt;b&gt;We&lt;/b&gt; heard it." in page
    assert where in phone.get(f"/c/{consultation.id}/").content.decode()


@pytest.mark.parametrize("content", [b"", b"{}", pack(feedback_with(), seal_key(new_steward_code()))])
def test_a_file_that_tells_nothing_is_refused(consultation: Consultation, steward: Client, content: bytes) -> None:
    response = steward.post(f"/s/{consultation.id}/told", {"file": SimpleUploadedFile("told.json", content)})
    assert response.status_code == 422
    assert Consultation.objects.get().feedback is None
    other = pack(feedback_with(id="poplar2031"), consultation.seal)
    with pytest.raises(Unusable, match="another consultation"):
        receive_feedback(consultation, other)


class Carrier:
    """A dialogue's machine, which shows a code and no cookie."""

    def __init__(self, code: str) -> None:
        self.client, self.headers = Client(enforce_csrf_checks=True), {"Authorization": f"Bearer {code}"}

    def post(self, path: str, content: bytes) -> Any:
        return self.client.post(path, content, content_type="application/json", headers=self.headers)

    def get(self, path: str) -> Any:
        return self.client.get(path, headers=self.headers)


def test_carrying_over_loopback(db: None) -> None:
    plain = opening()
    file = pack(plain, plain.seal)
    assert Carrier("wrong").post("/carry/open", file).status_code == 401
    assert Carrier(STEWARD).post("/carry/open", file).status_code == 401
    assert not Consultation.objects.exists()
    assert Carrier(carrying_code()).post("/carry/open", b"{}").status_code == 422
    response = Carrier(carrying_code()).post("/carry/open", file)
    assert (response.status_code, response.json()) == (201, {"address": "/c/larch2031/"})
    made = Consultation.objects.get()
    for code in ("wrong", carrying_code(), ""):
        assert Carrier(code).get("/carry/larch2031/results").status_code == 401
        assert Carrier(code).post("/carry/larch2031/told", pack(feedback_with(), made.seal)).status_code == 401
    assert Carrier(STEWARD).get("/carry/nothing-here/results").status_code == 401
    assert Carrier(STEWARD).get("/carry/larch2031/results").status_code == 404
    answered_by_sides(made, 12)
    draw_map(made)
    fetched = unpack(Carrier(STEWARD).get("/carry/larch2031/results").content, Results, made.seal)
    assert fetched.participants == 24
    assert Carrier(STEWARD).post("/carry/larch2031/told", b"{}").status_code == 422
    assert Carrier(STEWARD).post("/carry/larch2031/told", pack(feedback_with(), made.seal)).status_code == 201
    assert Consultation.objects.get().feedback["title"] == {"en": "What we did"}


def test_the_carrying_code_is_for_its_owner_alone(db: None) -> None:
    code = carrying_code()
    assert code == carrying_code()
    assert (settings.DATA_DIR / "carrying-code").stat().st_mode & 0o777 == 0o600


def test_guessing_a_carrying_code_comes_to_an_end(consultation: Consultation) -> None:
    codes = [Carrier("wrong").get("/carry/larch2031/results").status_code for _ in range(31)]
    assert codes == [401] * 30 + [429]
    assert Carrier(STEWARD).get("/carry/larch2031/results").status_code == 429
    assert Carrier(carrying_code()).post("/carry/open", b"{}").status_code == 429


def test_openings_stay_what_they_were() -> None:
    """A file is the same bytes each time, so that it can be compared."""
    assert pack(feedback_with(), seal_key(STEWARD)) == pack(feedback_with(), seal_key(STEWARD))
    assert msgspec.json.decode(pack(feedback_with(), seal_key(STEWARD)))["kind"] == "tracktwo told back 1"


def of_version(results: Results, version: int) -> bytes:
    """The results as a program of that version would write them, tag included."""
    content = msgspec.to_builtins(results)
    if version == 1:
        content.pop("axis")
        for finding in content["findings"]:
            finding.pop("bound_of_all")
    kind, key = f"tracktwo results {version}", bytes.fromhex(seal_key(STEWARD))
    encoded = msgspec.json.encode(content)
    tag = hmac.new(key, kind.encode() + b"\n" + encoded, "sha256").hexdigest()
    return msgspec.json.encode({"kind": kind, "content": msgspec.Raw(encoded), "tag": tag})


def test_results_say_their_version_and_earlier_ones_are_still_read(consultation: Consultation) -> None:
    """Two verdicts were added to version 1: a program that knows only that refuses the file by its kind."""
    answered_by_sides(consultation)
    made = results_of(consultation, draw_map(consultation))
    assert (made.verdict, made.findings[0].bound_of_all > 0.5) == ("too few to tell", True)
    file = pack(made, seal_key(STEWARD))
    assert msgspec.json.decode(file)["kind"] == "tracktwo results 2"
    assert unpack(file, Results, seal_key(STEWARD)) == made
    earlier = unpack(of_version(made, 1), Results, seal_key(STEWARD))
    assert (earlier.axis, earlier.findings[0].bound_of_all) == (None, 0.0)
    assert earlier.participants == made.participants
    with pytest.raises(Unusable, match="it is of the kind “tracktwo results 3”; one of the kind “tracktwo results 2”"):
        unpack(of_version(made, 3), Results, seal_key(STEWARD))


def test_results_that_cannot_be_are_refused_though_the_tag_fits(consultation: Consultation) -> None:
    answered_by_sides(consultation, 12)
    good = results_of(consultation, draw_map(consultation))
    first = good.findings[0]
    replace = msgspec.structs.replace
    wrong = (
        replace(good, map=2**62),
        replace(good, participants=-1),
        replace(good, findings=[replace(first, bound=2.0)]),
        replace(good, findings=[replace(first, all=Share(20, (1e308, 0.0, 1.0)))]),
        replace(good, findings=[replace(first, text={"en": "x" * 401})]),
        replace(good, findings=[replace(first, text={"en": "shown \u202e other"})]),
    )
    for results in wrong:
        with pytest.raises(Unusable, match=r"not possible|cannot be shown"):
            unpack(pack(results, consultation.seal), Results, consultation.seal)
    assert unpack(pack(good, consultation.seal), Results, consultation.seal) == good
    foreign = pack(good, consultation.seal)
    broken = foreign[: foreign.index(b'"tag"')] + '"tag":"é"}'.encode()
    with pytest.raises(Unusable, match="tag does not match"):
        unpack(broken, Results, consultation.seal)


def test_a_file_that_was_left_empty_is_no_code(db: None) -> None:
    (settings.DATA_DIR / "carrying-code").write_text("")
    plain = opening()
    for code in ("", "---"):
        assert Carrier(code).post("/carry/open", pack(plain, plain.seal)).status_code == 401
    assert len(carrying_code()) == 30
    assert Carrier(carrying_code()).post("/carry/open", pack(plain, plain.seal)).status_code == 201


def test_the_counts_of_groups_are_those_of_the_map(consultation: Consultation) -> None:
    answered_by_sides(consultation, 12)
    GroupCount.objects.create(consultation=consultation, group="women", people=10)
    made = draw_map(consultation)
    GroupCount.objects.update(people=11)
    assert results_of(consultation, made).present == {"women": 10}


def test_who_leaves_while_a_map_is_drawn_is_not_in_it(
    consultation: Consultation, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered_by_sides(consultation, 12)
    gone = Contributor.objects.order_by("id")[5]
    build = building.build_map

    def slowly(*given: Any) -> Any:
        built = build(*given)
        Contributor.objects.filter(pk=gone.pk).delete()
        return built

    monkeypatch.setattr(building, "build_map", slowly)
    kept = read_positions(draw_map(consultation).places)
    assert f"{gone.pk:012d}" not in kept["name"]
    assert len(kept["name"]) == len(kept["side"]) == 23
