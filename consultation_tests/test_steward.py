"""The steward's pages: who is let in, moderation, codes on paper, opening and closing."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver

from opened import STEWARD, opening
from tracktwo.common.exchange_format import pack
from tracktwo.consultation.contribute import acts
from tracktwo.consultation.contribute.phrase import secret_key
from tracktwo.consultation.contribute.statement_cache import statements_of
from tracktwo.consultation.exchange.acts import open_consultation
from tracktwo.consultation.models import Code, Consultation, Contributor, Statement, StewardSession
from tracktwo.consultation.similarity import normalized, similarity, trigrams
from tracktwo.consultation.steward import moderation, paper_codes

GET = ("", "statements", "statements/0", "abuse", "codes", "map", "exports", "map/statement/0", "exports/polis")
POST = (
    "state",
    "told",
    "statements/add",
    "statements/0/decide",
    "abuse/apart",
    "codes/new",
    "codes/1/withdraw",
    "map/draw",
    "map/stop",
    "exports/publish",
)


def path(consultation: Consultation, page: str = "") -> str:
    return f"/s/{consultation.id}/{page}"


def waiting(consultation: Consultation, number: int, **text: str) -> Statement:
    return Statement.objects.create(
        consultation=consultation, number=number, text=text, contributed=True, may_publish=False, state="waiting"
    )


def test_the_matrix_names_every_page() -> None:
    """A page that is added without a line in the matrix fails here."""
    include = next(pattern for pattern in get_resolver().url_patterns if str(pattern.pattern).startswith("s/"))
    known = {pattern.pattern._route for pattern in include.url_patterns}  # type: ignore[union-attr]
    listed = {re.sub(r"(?<=/)\d+", "<n>", page) for page in (*GET, *POST)}
    routes = {re.sub(r"<int:\w+>", "<n>", route) for route in known} - {"sign-in", "sign-out", "language"}
    assert routes == {page.replace("exports/polis", "exports/<str:form>") for page in listed}


@pytest.mark.parametrize("page", [*GET, *POST])
def test_strangers_contributors_and_other_stewards_are_led_to_the_door(
    consultation: Consultation, steward: Client, page: str
) -> None:
    other = opening(id="poplar2031")
    elsewhere = open_consultation(pack(other, other.seal))
    contributor = Client()
    contributor.post(f"/c/{consultation.id}/begin")
    for browser in (Client(), contributor):
        response = getattr(browser, "post" if page in POST else "get")(path(consultation, page))
        assert response["Location"] == path(consultation, "sign-in")
    response = getattr(steward, "post" if page in POST else "get")(path(elsewhere, page))
    assert response["Location"] == path(elsewhere, "sign-in")
    # The cookie itself, carried to the other consultation's pages, opens nothing either.
    forged = Client()
    forged.cookies["steward"] = steward.cookies["steward"].value
    assert forged.get(path(elsewhere))["Location"] == path(elsewhere, "sign-in")
    assert forged.get(path(consultation)).status_code == 200


def test_a_wrong_code_and_a_consultation_there_is_not_look_alike(consultation: Consultation) -> None:
    pages = []
    for id in (consultation.id, "nothing-here"):
        response = Client().post(f"/s/{id}/sign-in", {"code": "wrong"})
        pages.append((response.status_code, response.content.decode().replace(id, "")))
    first, other = ((code, re.sub(r'value="\w{64}"', "", page)) for code, page in pages)
    assert first == other
    assert not StewardSession.objects.exists()


def test_guessing_the_code_comes_to_an_end(consultation: Consultation) -> None:
    browser = Client()
    for _ in range(30):
        browser.post(f"/c/{consultation.id}/resume", {"phrase": "wrong words"})
    assert browser.post(path(consultation, "sign-in"), {"code": STEWARD}).status_code == 302
    StewardSession.objects.all().delete()
    for _ in range(30):
        browser.post(path(consultation, "sign-in"), {"code": "wrong"})
    assert browser.post(path(consultation, "sign-in"), {"code": STEWARD}).status_code != 302
    assert not StewardSession.objects.exists()


def test_the_code_is_kept_nowhere_and_the_cookie_only_as_a_hash(consultation: Consultation, steward: Client) -> None:
    assert steward.get(path(consultation)).status_code == 200
    cookie = steward.cookies["steward"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", path(consultation))
    assert StewardSession.objects.get().key != cookie.value
    assert STEWARD not in repr(Consultation.objects.values())
    steward.post(path(consultation, "sign-out"))
    assert not StewardSession.objects.exists()
    assert steward.get(path(consultation)).status_code == 302


def test_a_desk_ends_by_itself(consultation: Consultation, steward: Client) -> None:
    StewardSession.objects.update(until=1)
    assert steward.get(path(consultation)).status_code == 302


def test_opening_and_closing(consultation: Consultation, steward: Client) -> None:
    for to in ("closed", "open", "closed"):
        steward.post(path(consultation, "state"), {"state": to})
        assert Consultation.objects.get().state == to
    assert steward.post(path(consultation, "state"), {"state": "burnt"}).status_code == 422


def test_what_waits_is_shown_with_what_it_may_repeat(consultation: Consultation, steward: Client) -> None:
    waiting(consultation, 4, en="The crossings must stay open each day.")
    waiting(consultation, 5, ar="تُدارُ المياهُ من هيئةٍ مشتركة")
    waiting(consultation, 6, en="Fish.")
    queue = {pending.statement.number: pending.similar for pending in moderation.queue(consultation)}
    assert [number for number, *_ in queue[4]] == [0]
    assert [number for number, *_ in queue[5]] == [1]
    assert queue[5][0][2] == 100
    assert queue[6] == []
    page = steward.get(path(consultation, "statements")).content.decode()
    assert "Fish." in page


def test_likeness_sees_through_marks_case_and_stretched_letters() -> None:
    assert normalized("تُـدارُ") == normalized("تدار")
    assert similarity(trigrams("Open the ROAD!"), trigrams("open the road")) == 1
    assert similarity(trigrams("open the road"), trigrams("close every school")) < 0.2
    assert similarity(trigrams(""), trigrams("")) == 1


def test_moderation_changes_what_contributors_are_asked(consultation: Consultation, steward: Client) -> None:
    waiting(consultation, 4, en="A market every week.")
    steward.post(path(consultation, "statements/4/decide"), {"state": "in"})
    steward.post(path(consultation, "statements/0/decide"), {"state": "out"})
    steward.post(path(consultation, "statements/1/decide"), {"state": "out", "same_as": "2"})
    stand = {statement.number: (statement.state, statement.same_as) for statement in Statement.objects.all()}
    assert stand[4] == ("in", None)
    assert stand[0] == ("out", None)
    assert stand[1] == ("out", 2)
    texts = {text.get("en") for text in statements_of(Consultation.objects.get()).text.values()}
    assert "A market every week." in texts
    assert len(texts) == 3
    steward.post(path(consultation, "statements/1/decide"), {"state": "in"})
    assert Statement.objects.get(number=1).same_as is None


@pytest.mark.parametrize(
    ("number", "form", "status"),
    [
        (99, {"state": "in"}, 404),
        (0, {"state": "gone"}, 422),
        (0, {"state": "out", "same_as": "77"}, 404),
        (0, {}, 422),
    ],
)
def test_deciding_what_cannot_be(
    consultation: Consultation, steward: Client, number: int, form: dict[str, str], status: int
) -> None:
    assert steward.post(path(consultation, f"statements/{number}/decide"), form).status_code == status
    assert set(Statement.objects.values_list("state", flat=True)) == {"in"}


def test_a_translation_is_added(consultation: Consultation, steward: Client) -> None:
    assert moderation.missing_translations(consultation) == {"en": 1}
    steward.post(path(consultation, "statements/3"), {"ar": "تُعلَّم اللغتان.", "en": " Schools teach\nboth. "})
    assert Statement.objects.get(number=3).text == {"ar": "تُعلَّم اللغتان.", "en": "Schools teach both."}
    assert moderation.missing_translations(consultation) == {}


@pytest.mark.parametrize("typed", [{"ar": "", "en": "  "}, {"ar": "x" * 401, "en": ""}])
def test_a_translation_that_cannot_be_stays_on_the_screen(
    consultation: Consultation, steward: Client, typed: dict[str, str]
) -> None:
    before = Statement.objects.get(number=3).text
    for page in ("statements/3", "statements/add"):
        response = steward.post(path(consultation, page), typed)
        assert response.status_code == 422
        assert typed["ar"] in response.content.decode()
    assert Statement.objects.get(number=3).text == before
    assert Statement.objects.count() == 4


def test_a_statement_of_the_stewards(consultation: Consultation, steward: Client) -> None:
    steward.post(path(consultation, "statements/add"), {"ar": "سوق أسبوعي", "en": ""})
    made = Statement.objects.get(number=4)
    assert (made.text, made.state, made.contributed) == ({"ar": "سوق أسبوعي"}, "in", False)


def test_codes_on_paper_let_one_in_each(consultation: Consultation, steward: Client, phone: Client) -> None:
    Consultation.objects.update(entry="codes")
    page = steward.post(path(consultation, "codes/new"), {"number": "3"}).content.decode()
    printed = re.findall(r">([\d ]{14,20})<", page)
    digits = [re.sub(r"\D", "", code) for code in printed]
    assert [len(code) for code in digits] == [14] * 3
    assert not set(digits) & set(Code.objects.values_list("key", flat=True))
    begin = f"/c/{consultation.id}/begin"
    assert phone.post(begin, {"code": "12345678901234"}).status_code == 422
    assert phone.post(begin, {"code": printed[0]}).status_code == 302
    assert Client().post(begin, {"code": digits[0]}).status_code == 422
    arabic = digits[1].translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert Client().post(begin, {"code": arabic}).status_code == 302
    assert Contributor.objects.count() == 2
    fields = {field.name for field in Code._meta.get_fields()}
    assert "contributor" not in fields
    # What was printed is not shown again.
    assert digits[2] not in re.sub(r"\s", "", steward.get(path(consultation, "codes")).content.decode())
    steward.post(path(consultation, "codes/1/withdraw"))
    assert Client().post(begin, {"code": digits[2]}).status_code == 422


@pytest.mark.parametrize("number", ["0", "", "1001", "many", "99999999999"])
def test_too_many_codes_or_none(consultation: Consultation, steward: Client, number: str) -> None:
    assert steward.post(path(consultation, "codes/new"), {"number": number}).status_code == 422
    assert not Code.objects.exists()


def test_batches_are_told_apart(consultation: Consultation) -> None:
    first, _ = paper_codes.make_batch(consultation, 2)
    second, made = paper_codes.make_batch(consultation, 5)
    assert (first, second) == (1, 2)
    Consultation.objects.update(entry="codes")
    acts.begin(Consultation.objects.get(), 0, made[0])
    assert [tuple(batch.values()) for batch in paper_codes.batches(consultation)] == [(1, 2, 0), (2, 5, 1)]


def test_codes_cannot_be_guessed_from_the_database(consultation: Consultation) -> None:
    _, made = paper_codes.make_batch(consultation, 1)
    digits = made[0].replace(" ", "")
    assert Code.objects.get().key != secret_key(consultation.id, digits)
    key = settings.DATA_DIR / "paper-key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.read_text().strip() not in repr(list(Code.objects.values()))


def test_closing_forgets_how_many_each_wrote(consultation: Consultation, steward: Client, phone: Client) -> None:
    phone.post(f"/c/{consultation.id}/begin")
    phone.post(f"/c/{consultation.id}/own", {"text": "Fish."})
    assert Contributor.objects.get().written == 1
    steward.post(path(consultation, "state"), {"state": "closed"})
    assert Contributor.objects.get().written == 0


def test_the_queue_shows_what_can_be_read(consultation: Consultation, phone: Client) -> None:
    for number in range(4, 64):
        waiting(consultation, number, en=f"Thought number {number} of many.")
    assert [pending.statement.number for pending in moderation.queue(consultation)] == list(range(4, 54))
