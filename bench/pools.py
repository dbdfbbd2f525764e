"""Pools and nominations made by chance, for the benches: sides grown by referral from one key person each."""

from random import Random

from tracktwo.methods import composition
from tracktwo.methods.composition import Answer, Candidate, Pool, Problem, Rule
from tracktwo.methods.networks import Nomination, Nominations

__all__ = ["made_nominations", "made_pool", "made_problem", "many_rules"]

LEVELS, CONSTITUENCIES = 6, 8


def made_pool(each: int, seed: int) -> Pool:
    """Two sides of `each`, the second with lower standing, less reach and another mix of constituencies."""
    chance = Random(seed)
    people = []
    for side, (code, weights, reach) in enumerate((("A", (1, 2, 3, 4, 3), 0.1), ("B", (2, 4, 3, 2, 1), 0.05))):
        codes = [f"{code}{number:04}" for number in range(each)]
        for number, name in enumerate(codes):
            answers: dict[str, Answer] = {
                f"reach: level {level}": _answer(chance, reach * 2 / (level + 1)) for level in range(LEVELS)
            }
            own = min(chance.randrange(CONSTITUENCIES), chance.randrange(CONSTITUENCIES - side))
            answers |= {f"constituency: {place}": "yes" if place == own else "no" for place in range(CONSTITUENCIES)}
            answers |= {"listens": _answer(chance, 0.3), "woman": _answer(chance, 0.2), "abroad": _answer(chance, 0.1)}
            named_by = tuple({codes[min(chance.randrange(number), chance.randrange(number))]}) if number else ()
            standing = chance.choices((1, 2, 3, 4, 5), weights)[0]
            people.append(Candidate(name, code, standing, answers, named_by, not number, chance.random() > 0.05))
    return Pool(people)


def _answer(chance: Random, share: float) -> Answer:
    drawn = chance.random()
    return "yes" if drawn < share else "unsure" if drawn < 1.6 * share else "no"


def made_problem(each: int, seed: int) -> Problem:
    """Four to six a side of the same size, with inclusion, pairs kept apart and a limit on nominators."""
    pool, chance = made_pool(each, seed), Random(seed + 1)
    rules: list[Rule] = [composition.sizes(pool, side, 4, 6) for side in pool.sides]
    rules.append(composition.sizes_alike(pool, pool.sides, 0))
    for side in pool.sides:
        rules.append(composition.from_questions(f"two women on {side}", pool, "woman", side, 2, 9))
        rules.append(composition.from_questions(f"from abroad on {side}", pool, "abroad", side, 1, 2))
    codes = [person.code for person in pool.people]
    rules += [composition.apart(f"pair {number}", pool, chance.sample(codes, 2)) for number in range(each // 5)]
    rules += composition.nominator_limits(pool, 2)
    rules += [rule for rule in [composition.available_only(pool)] if rule]
    return Problem(pool, tuple(rules), pool.sides, dict.fromkeys(pool.sides, 6))


def many_rules(seed: int, number: int) -> tuple[Pool, list[Rule]]:
    """So many rules that cannot all hold: pins, pairs and inclusion, with a handful that collide."""
    pool, chance = made_pool(100, seed), Random(seed)
    codes = [person.code for person in pool.people]
    rules: list[Rule] = [composition.sizes(pool, side, 4, 6) for side in pool.sides]
    while len(rules) < number - 8:
        rules.append(composition.apart(f"pair {len(rules)}", pool, chance.sample(codes, 2)))
    wanted = [code for code in codes if code.startswith("A")][:8]
    rules += [composition.included(f"{code} has said yes", pool, [code]) for code in wanted]
    return pool, rules


def made_nominations(people: int, seed: int) -> Nominations:
    """A snowball from ten key persons, each naming about three."""
    chance = Random(seed)
    rows = [
        Nomination(
            f"p{min(chance.randrange(number), chance.randrange(number))}", f"p{number}", 1 + number * 5 // people
        )
        for number in range(10, people)
    ]
    rows += [Nomination(f"p{chance.randrange(people)}", f"p{chance.randrange(people)}") for _ in range(2 * people)]
    return Nominations.of(rows)
