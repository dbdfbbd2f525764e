"""Who named whom: drawn and said to those who hold its key, and to nobody else."""

import pytest

from cast import Cast, both, client_of, open_here
from tracktwo.process import need_to_know
from tracktwo.process.access import OpenDialogue
from tracktwo.process.errors import Refused
from tracktwo.rooms.recruit.approach import acts as approach
from tracktwo.rooms.recruit.pool import acts as pool
from tracktwo.rooms.recruit.pool.acts import NewPerson
from tracktwo.rooms.recruit.pool.reads import people
from tracktwo.rooms.recruit.referrals import acts, edges, tree, words
from tracktwo.rooms.recruit.referrals.part import drawing, sentences
from tracktwo.rooms.recruit.referrals.records import SCOPE

pytestmark = both


def grown(
    cast: Cast, dialogue: OpenDialogue, *pairs: tuple[int, int], number: int = 6
) -> tuple[OpenDialogue, list[str]]:
    """People on side a, then one of side b; A101 their key person; who named whom, by place, -1 for nobody known."""
    everybody = [NewPerson(f"Somebody {n}", "a") for n in range(number)]
    ids = pool.add_people(dialogue, [*everybody, NewPerson("Over there", "b")])
    need_to_know.begin_scope(dialogue, SCOPE)
    here = open_here(cast.convenor, dialogue.id)
    approach.choose_key(here, ids[0])
    here = open_here(cast.convenor, dialogue.id)
    edges.note(here, [(ids[first] if first >= 0 else "", ids[second]) for first, second in pairs])
    return open_here(cast.convenor, dialogue.id), ids


def said(dialogue: OpenDialogue) -> str:
    nominations = tree.nominations_of(edges.edges(dialogue) or [], people(dialogue))
    assert nominations
    return " ".join(words.in_words(nominations, ["A101"]))


def test_the_tree_is_drawn_with_codes_and_listed_with_names(cast: Cast, dialogue: OpenDialogue) -> None:
    here, _ids = grown(cast, dialogue, (0, 1), (0, 2), (1, 3), (2, 3))
    page = client_of(cast.convenor).get(f"/d/{here.id}/recruit/referrals").content.decode()
    picture = page[page.index("<svg") : page.index("</svg>")]
    for code in ("A101", "A102", "A103", "A104"):
        assert f">{code}</text>" in picture
    assert "Somebody" not in picture
    assert picture.count("<path d=") == 3, "everybody stands behind whoever named them first"
    listed = page[page.index("As a list") :]
    assert listed.index("Somebody 0") < listed.index("Somebody 1") < listed.index("Somebody 3")
    assert "also named by" in listed
    assert "A103" in listed


def test_in_arabic_it_grows_the_other_way(cast: Cast, dialogue: OpenDialogue) -> None:
    here, _ids = grown(cast, dialogue, (0, 1))

    def places(language: str) -> list[float]:
        page = client_of(cast.convenor).get(f"/d/{here.id}/recruit/referrals", HTTP_ACCEPT_LANGUAGE=language)
        texts = page.content.decode().split('<text x="')[1:]
        return [float(text.split('"')[0]) for text in texts]

    first, second = places("en")
    assert first < second
    first, second = places("ar")
    assert first > second


def test_whose_refusal_cuts_whom_off_stands_in_code_order_without_a_number(cast: Cast, dialogue: OpenDialogue) -> None:
    here, _ids = grown(cast, dialogue, (0, 1), (1, 2), (1, 3), (0, 4), (4, 3), (4, 5))
    nominations = tree.nominations_of(edges.edges(here) or [], people(here))
    assert nominations
    assert words.dependence(nominations) == [
        ("A101", ["A102", "A103", "A104", "A105", "A106"]),
        ("A102", ["A103"]),
        ("A105", ["A106"]),
    ]


def test_diagnostics_are_sentences(cast: Cast, dialogue: OpenDialogue) -> None:
    here, _ids = grown(cast, dialogue, (0, 1), (1, 2), (2, 6), (2, 1), (3, 4), (-1, 5))
    told = said(here)
    for sentence in (
        "The longest chain has 3 steps.",
        "no key person: A104",
        "More than half of those named go back to A101.",
        "of nominations stay on one side",
        "2 people named each other in closed rings.",
        "1 person was named by somebody unknown.",
    ):
        assert sentence in told


def test_a_ring_that_nobody_reaches_is_drawn_and_ends(cast: Cast, dialogue: OpenDialogue) -> None:
    here, _ids = grown(cast, dialogue, (1, 2), (2, 3), (3, 1))
    nominations = tree.nominations_of(edges.edges(here) or [], people(here))
    assert nominations
    nodes = tree.grown(nominations, people(here))
    assert [(node.person.card.code, node.depth) for node in nodes] == [("A102", 0), ("A103", 1), ("A104", 2)]


def test_a_chain_longer_than_python_counts_is_listed(cast: Cast, dialogue: OpenDialogue) -> None:
    here, _ids = grown(cast, dialogue, *((n, n + 1) for n in range(1200)), number=1201)
    page = client_of(cast.convenor).get(f"/d/{here.id}/recruit/referrals")
    assert page.status_code == 200
    assert b"<svg" not in page.content
    assert b"Somebody 1200" in page.content


def test_without_the_key_nothing_that_rests_on_it_is_said(cast: Cast, dialogue: OpenDialogue) -> None:
    grown(cast, dialogue, (0, 1), (1, 2))
    theirs = open_here(cast.facilitator, dialogue.id)
    assert drawing(theirs) == ""
    assert [str(each.words) for each in sentences(theirs)] == ["Who named whom is kept apart; you do not hold its key."]
    client = client_of(cast.facilitator)
    for address in ("referrals", ""):
        page = client.get(f"/d/{dialogue.id}/recruit/{address}").content.decode()
        assert "<svg" not in page
        assert "longest chain" not in page
    page = client.get(f"/d/{dialogue.id}/recruit/referrals").content.decode()
    assert "withheld from you" in page
    assert "the convenor" in page
    with pytest.raises(Refused):
        acts.name(theirs, "", people(theirs)[0].id)
    holder = open_here(cast.convenor, dialogue.id)
    assert drawing(holder).startswith("<svg")
    assert "longest chain" in str(sentences(holder)[0].words)


def test_the_key_is_handed_over_and_taken_back(cast: Cast, dialogue: OpenDialogue) -> None:
    grown(cast, dialogue, (0, 1))
    member = next(each.id for each in dialogue.members if each.body.account == cast.facilitator.id)
    client = client_of(cast.convenor)
    address = f"/d/{dialogue.id}/recruit/referrals/holder/{member}"
    assert client.post(address).status_code == 302
    assert edges.edges(open_here(cast.facilitator, dialogue.id)) is not None
    assert client.post(address).status_code == 302
    assert edges.edges(open_here(cast.facilitator, dialogue.id)) is None


def test_who_was_erased_without_the_key_is_swept_when_a_holder_looks(cast: Cast, dialogue: OpenDialogue) -> None:
    here, ids = grown(cast, dialogue, (0, 1), (1, 2))
    pool.erase_person(open_here(cast.facilitator, dialogue.id), ids[1])
    client_of(cast.convenor).get(f"/d/{dialogue.id}/recruit/referrals")
    held = need_to_know.open_scope(open_here(cast.convenor, here.id), SCOPE)
    assert held
    from samples import raws

    assert ids[1].encode() not in raws(held)
    assert ids[2].encode() in raws(held)


def test_a_nomination_is_typed_by_code_or_name_and_taken_out(cast: Cast, dialogue: OpenDialogue) -> None:
    here, ids = grown(cast, dialogue, (0, 1))
    client, address = client_of(cast.convenor), f"/d/{here.id}/recruit/referrals"
    for _ in range(2):
        assert client.post(address, {"nominator": "a101", "nominee": "Somebody 2", "wave": "3"}).status_code == 302
    assert client.post(address, {"nominator": "a101", "nominee": "A101"}).status_code == 422
    answer = client.post(address, {"nominator": "a stranger", "nominee": "A103"})
    assert answer.status_code == 422
    assert 'value="a stranger"' in answer.content.decode()
    here = open_here(cast.convenor, here.id)
    records = edges.edges(here) or []
    assert [(each.body.nominee, each.body.wave) for each in records] == [(ids[1], 1), (ids[2], 3)]
    assert client.post(f"{address}/{records[0].id}/erase").status_code == 302
    assert len(edges.edges(open_here(cast.convenor, here.id)) or []) == 1
