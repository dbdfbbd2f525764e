"""A public server's tables with many people in them, as `measure_consultation.py` wants them."""

import secrets

from tracktwo.cli.consult import ready


def fill(people: int, statements: int, each: int) -> None:
    """Contributors with `each` answers of random sense to random statements."""
    ready()
    import numpy as np
    from django.db import connection

    from tracktwo.common.exchange_format import Choice, Opening, new_steward_code, pack, seal_key, steward_tag
    from tracktwo.consultation.exchange.acts import open_consultation
    from tracktwo.consultation.exchange.polis_import import store_votes
    from tracktwo.consultation.models import Consultation
    from tracktwo.methods.opinion import from_triples

    code = new_steward_code()
    opening = Opening(
        id="benchmark01",
        question={"en": "How fast?"},
        purpose={"en": "Measuring."},
        languages=["en"],
        statements=[{"en": f"Statement {secrets.token_hex(30)}"} for _ in range(statements)],
        sides=[Choice("a", {"en": "A"}), Choice("b", {"en": "B"})],
        groups=[],
        entry="open",
        admission="strict",
        publicity="none",
        steward=steward_tag(code),
        seal=seal_key(code),
    )
    consultation = open_consultation(pack(opening, opening.seal))
    rng = np.random.default_rng(7)
    person = np.repeat(np.arange(people), each)
    statement = (person * 31 + np.tile(np.arange(each), people) * 7) % statements
    value = rng.integers(-1, 2, len(person)).astype(np.int8)
    names = [str(number) for number in range(people)]
    votes = from_triples(person, statement, value, names, list(range(statements)))
    store_votes(consultation, votes, {name: "ab"[number % 2] for number, name in enumerate(names)})
    Consultation.objects.update(state="open")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def counted() -> None:
    """Print votes, votes by the contributors' own counts, and votes by the tallies."""
    ready()
    from django.db.models import F, Sum

    from tracktwo.consultation.models import Contributor, Tally, Vote

    tallied = Tally.objects.aggregate(all=Sum(F("agree") + F("disagree") + F("passed")))["all"]
    print(Vote.objects.count(), Contributor.objects.aggregate(all=Sum("answered"))["all"], tallied)
