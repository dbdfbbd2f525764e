"""A contributor's way: begin, declare, answer, write, go on with the phrase, take everything back."""

import re

import pytest
from django.db.models import Sum
from django.templatetags.static import static
from django.test import Client

from tracktwo.consultation.contribute import acts
from tracktwo.consultation.contribute.phrase import new_secret, read_phrase, spell
from tracktwo.consultation.models import Consultation, Contributor, GroupCount, Statement, Tally, Vote

PAGES = ("next", "own", "phrase", "mine", "leave", "side")


def path(consultation: Consultation, page: str = "") -> str:
    return f"/c/{consultation.id}/{page}"


def begun(consultation: Consultation, phone: Client, side: str = "") -> Client:
    phone.post(path(consultation, "begin"))
    phone.post(path(consultation, "side"), {"side": side})
    return phone


def shown(page: str) -> str:
    return re.search(r'name="statement" value="(\d+)"', page)[1]


def test_from_the_first_page_to_the_last_statement(consultation: Consultation, phone: Client) -> None:
    first = phone.get(path(consultation)).content.decode()
    assert "كيف نعيش معًا؟" in first
    response = phone.post(path(consultation, "begin"))
    assert response["Location"] == path(consultation, "side")
    phone.post(path(consultation, "side"), {"side": "b", "group": ["women"]})
    seen = []
    for answer in ("agree", "disagree", "pass", "agree"):
        page = phone.get(path(consultation, "next")).content.decode()
        seen.append(shown(page))
        assert phone.post(path(consultation, "next"), {"statement": seen[-1], "answer": answer}).status_code == 302
    assert len(set(seen)) == 4
    assert 'name="statement"' not in phone.get(path(consultation, "next")).content.decode()
    who = Contributor.objects.get()
    assert (who.answered, who.side, who.step, who.shown) == (4, "b", 4, None)
    votes = {str(vote.statement_id): vote for vote in Vote.objects.all()}
    assert [votes[statement].value for statement in seen] == [1, -1, 0, 1]
    assert [votes[statement].step for statement in seen] == [1, 2, 3, 4]
    assert all(0 < vote.probability <= 1 for vote in votes.values())
    assert votes[seen[-1]].probability == pytest.approx(1)
    assert GroupCount.objects.get().people == 1


def test_the_statement_stays_until_it_is_answered(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    pages = {shown(phone.get(path(consultation, "next")).content.decode()) for _ in range(8)}
    assert len(pages) == 1


def test_an_answer_sent_twice_counts_once_and_another_replaces_it(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone, "a")
    statement = shown(phone.get(path(consultation, "next")).content.decode())
    for _ in range(3):
        phone.post(path(consultation, "next"), {"statement": statement, "answer": "agree"})
    phone.post(path(consultation, "next"), {"statement": statement, "answer": "disagree"})
    assert Vote.objects.count() == 1
    tally = Tally.objects.get()
    assert (tally.side, tally.agree, tally.disagree, tally.passed) == ("a", 0, 1, 0)
    assert Contributor.objects.get().answered == 1


def test_with_the_script_an_answer_brings_the_next_in_the_same_trip(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    statement = shown(phone.get(path(consultation, "next")).content.decode())
    form = {"statement": statement, "answer": "agree"}
    response = phone.post(path(consultation, "next"), form, headers={"X-Part": "1"})
    assert response.status_code == 200
    assert "<html" not in response.content.decode()
    assert shown(response.content.decode()) != statement


@pytest.mark.parametrize("answer", ["7", "", "Agree "])
def test_an_answer_that_is_none_is_refused(consultation: Consultation, phone: Client, answer: str) -> None:
    begun(consultation, phone)
    statement = shown(phone.get(path(consultation, "next")).content.decode())
    response = phone.post(path(consultation, "next"), {"statement": statement, "answer": answer})
    assert response.status_code == 422
    assert not Vote.objects.exists()
    assert shown(response.content.decode()) == statement


def test_a_statement_taken_out_meanwhile(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    statement = shown(phone.get(path(consultation, "next")).content.decode())
    Statement.objects.filter(pk=statement).update(state="out")
    Consultation.objects.update(revision=1)
    response = phone.post(path(consultation, "next"), {"statement": statement, "answer": "agree"})
    assert response.status_code == 409
    assert shown(response.content.decode()) != statement
    assert not Vote.objects.exists()


def test_closed_while_voting(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    first = shown(phone.get(path(consultation, "next")).content.decode())
    phone.post(path(consultation, "next"), {"statement": first, "answer": "agree"})
    second = shown(phone.get(path(consultation, "next")).content.decode())
    Consultation.objects.update(state="closed")
    response = phone.post(path(consultation, "next"), {"statement": second, "answer": "agree"})
    assert response.status_code == 409
    assert [str(vote.statement_id) for vote in Vote.objects.all()] == [first]
    assert phone.get(path(consultation, "next")).status_code == 200
    assert phone.post(path(consultation, "own"), {"text": "Late."}).status_code == 409


def test_the_phrase_opens_the_answers_on_another_telephone(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    statement = shown(phone.get(path(consultation, "next")).content.decode())
    phone.post(path(consultation, "next"), {"statement": statement, "answer": "agree"})
    page = phone.get(path(consultation, "phrase")).content.decode()
    phrase = re.search(r'class="phrase"[^>]*>([^<]+)<', page)[1]
    assert len(phrase.split()) == 5
    other = Client()
    assert other.post(path(consultation, "resume"), {"phrase": "wrong words"}).status_code == 422
    assert other.post(path(consultation, "resume"), {"phrase": f" {phrase} "}).status_code == 302
    assert 'aria-pressed="true"' in other.get(path(consultation, "mine")).content.decode()
    assert phrase.replace(" ", "") not in {contributor.key for contributor in Contributor.objects.all()}


def test_a_phrase_can_be_typed_in_either_script() -> None:
    for _ in range(200):
        secret = new_secret()
        assert read_phrase(spell(secret, "en")) == secret
        assert read_phrase(spell(secret, "ar")) == secret
        assert read_phrase(spell(secret, "en").upper().replace(" ", "-")) == secret
    assert read_phrase(spell(secret)[:-1]) == ""


def test_guessing_phrases_comes_to_an_end(consultation: Consultation, phone: Client) -> None:
    codes = [phone.post(path(consultation, "resume"), {"phrase": spell(new_secret())}).status_code for _ in range(31)]
    assert codes[:30] == [422] * 30
    assert codes[30] == 429


def test_taking_everything_back(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone, "a")
    statement = shown(phone.get(path(consultation, "next")).content.decode())
    phone.post(path(consultation, "next"), {"statement": statement, "answer": "agree"})
    phone.post(path(consultation, "leave"), {"answers": "all"})
    assert not Vote.objects.exists()
    assert not Contributor.objects.exists()
    assert Tally.objects.get().agree == 0
    assert phone.get(path(consultation, "mine")).status_code == 302


def test_another_side_moves_the_counts(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone, "a")
    statement = shown(phone.get(path(consultation, "next")).content.decode())
    phone.post(path(consultation, "next"), {"statement": statement, "answer": "pass"})
    phone.post(path(consultation, "side"), {"side": "b", "group": ["women"]})
    assert {tally.side: tally.passed for tally in Tally.objects.all()} == {"a": 0, "b": 1}
    # The group was asked once, and a second answer would count the same person twice.
    assert not GroupCount.objects.exists()
    assert phone.post(path(consultation, "side"), {"side": "nobody's"}).status_code == 422


@pytest.mark.parametrize(("admission", "state"), [("strict", "waiting"), ("light", "in")])
def test_a_statement_of_ones_own(consultation: Consultation, phone: Client, admission: str, state: str) -> None:
    Consultation.objects.update(admission=admission)
    begun(consultation, phone)
    assert phone.post(path(consultation, "own"), {"text": " Schools\u202e teach both. "}).status_code == 200
    written = Statement.objects.get(contributed=True)
    assert (written.text, written.state, written.number) == ({"ar": "Schools teach both."}, state, 4)
    assert not written.may_publish
    assert Contributor.objects.get().written == 1
    again = phone.post(path(consultation, "own"), {"text": "schools teach BOTH"})
    if admission == "light":
        assert again.status_code == 422
        assert "schools teach BOTH" in again.content.decode()


@pytest.mark.parametrize("text", ["", "   ", "x" * 281])
def test_a_statement_that_cannot_be_one_is_kept_on_the_screen(
    consultation: Consultation, phone: Client, text: str
) -> None:
    begun(consultation, phone)
    response = phone.post(path(consultation, "own"), {"text": text})
    assert response.status_code == 422
    assert text in response.content.decode()
    assert not Statement.objects.filter(contributed=True).exists()


def test_ten_statements_are_the_most(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    codes = [phone.post(path(consultation, "own"), {"text": f"Thought number {n}"}).status_code for n in range(11)]
    assert codes == [200] * 10 + [422]


def test_pages_without_beginning_lead_to_the_first(consultation: Consultation, phone: Client) -> None:
    for page in PAGES:
        assert phone.get(path(consultation, page))["Location"] == path(consultation)


def test_pages_are_small(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    sizes = {page: len(phone.get(path(consultation, page)).content) for page in ("", "kept", *PAGES)}
    assert max(sizes.values()) < 12_000
    files = ("contribute.css", "contribute.js")
    first = sum(len(b"".join(phone.get(static(f"consultation/{name}")).streaming_content)) for name in files)
    assert first + max(sizes.values()) < 30_000


def test_a_missing_translation_is_said(consultation: Consultation, phone: Client) -> None:
    phone.post(path(consultation, "language"), {"language": "en"})
    begun(consultation, phone)
    pages = ""
    for _ in range(4):
        page = phone.get(path(consultation, "next")).content.decode()
        pages += page
        phone.post(path(consultation, "next"), {"statement": shown(page), "answer": "pass"})
    assert pages.count("not been translated into your language yet") == 1
    assert 'lang="ar" dir="rtl">تُعلَّم' in pages


def test_no_request_needs_a_time_finer_than_a_day_or_an_address(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    fields = {field.name for field in Contributor._meta.get_fields()}
    assert not fields & {"time", "address", "agent", "name", "email"}
    kept = [getattr(Contributor.objects.get(), field.attname) for field in Contributor._meta.concrete_fields]
    assert "127.0.0.1" not in map(str, kept)
    assert 0 <= Contributor.objects.get().network < 65_536


def test_two_tabs_show_one_statement_and_count_one_answer(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone, "a")
    first, other = (shown(phone.get(path(consultation, "next")).content.decode()) for _ in range(2))
    assert first == other
    phone.post(path(consultation, "next"), {"statement": first, "answer": "agree"})
    second = shown(phone.get(path(consultation, "next")).content.decode())
    # The first tab still shows what was answered: its answer replaces the other, and takes nothing from the second.
    late = phone.post(path(consultation, "next"), {"statement": first, "answer": "disagree"})
    assert late.status_code == 302
    assert shown(phone.get(path(consultation, "next")).content.decode()) == second
    assert [(str(vote.statement_id), vote.value) for vote in Vote.objects.all()] == [(first, -1)]
    assert Tally.objects.aggregate(all=Sum("disagree"))["all"] == 1


@pytest.mark.parametrize("statement", ["999999", "-1", "x", "", "9" * 40])
def test_a_statement_there_is_not(consultation: Consultation, phone: Client, statement: str) -> None:
    begun(consultation, phone)
    response = phone.post(path(consultation, "next"), {"statement": statement, "answer": "agree"})
    assert response.status_code in (409, 422)
    assert shown(response.content.decode())
    assert not Vote.objects.exists()
    changed = phone.post(path(consultation, "change"), {"statement": statement, "answer": "agree"})
    assert changed.status_code in (409, 422)
    assert not Vote.objects.exists()


def test_an_answer_nobody_asked_for_weighs_least(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    before = int(shown(phone.get(path(consultation, "next")).content.decode()))
    other = Statement.objects.exclude(pk=before).first().pk
    phone.post(path(consultation, "next"), {"statement": str(other), "answer": "agree"})
    assert Vote.objects.get().probability == 1


def test_what_waits_is_not_told_of(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    for _ in range(2):
        assert phone.post(path(consultation, "own"), {"text": "Wells before walls."}).status_code == 200
    assert Statement.objects.filter(contributed=True).count() == 2


def test_a_flood_of_statements_comes_to_an_end(
    consultation: Consultation, phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "MOST_WAITING", 3)
    begun(consultation, phone)
    codes = [phone.post(path(consultation, "own"), {"text": f"Thought {n}"}).status_code for n in range(4)]
    assert codes == [200, 200, 200, 422]


def test_an_answer_kept_in_the_browser_is_marked_as_whose_it_is(consultation: Consultation, phone: Client) -> None:
    begun(consultation, phone)
    mark = re.search(r'data-answer="(\w+)"', phone.get(path(consultation, "next")).content.decode())[1]
    assert Contributor.objects.get().key.startswith(mark)
    assert len(mark) == 12
