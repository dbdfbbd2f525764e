"""The lottery's own process: numbers in on standard input, numbers out on standard output, and no network.

It is started as a file, with an empty environment, and imports nothing of this program: `sortition-algorithms` brings
clients of the network along and a solver that cannot live beside SciPy's. What a person or a place is called never
comes here.
"""

import ctypes
import ctypes.util
import json
import os
import resource
import sys
from importlib import metadata
from typing import Any

__all__ = ["main"]

CLONE_NEWNET, CLONE_NEWUSER = 0x40000000, 0x10000000
# The package reads its generator's seed as none where it is 0.
ALGORITHM_SEED = 1
# Seconds of the processor, and bytes of memory, beyond which the process ends.
MOST_SECONDS, MOST_BYTES = 600, 4 << 30


def cut_off() -> bool:
    """Leave every network where the system allows it, and let Python open no socket in any case.

    Returns:
        Whether the system took the network away from the whole process.
    """

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith("socket.") or event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
            raise PermissionError("this process has no network and starts no other")

    try:
        library = ctypes.CDLL(ctypes.util.find_library("c") or None)
        alone = bool(library.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)
    except (OSError, AttributeError):
        alone = False
    sys.addaudithook(refuse)
    return alone


def draw(task: dict[str, Any]) -> dict[str, Any]:
    """As many panels of equal weight as asked for: people by their number, all of whom have as even a chance as can be.

    `task`: `seats`, `panels`, `quotas` as [category, value, fewest, most], and `people` as a list of values, one for
    each category. The answer holds `panels` as [times, people], or the quotas that would be `relaxed`.
    """
    from sortition_algorithms import errors, find_random_sample
    from sortition_algorithms.features import FeatureValueMinMax
    from sortition_algorithms.people import People
    from sortition_algorithms.utils import set_random_provider

    everybody = len(task["people"])
    features: Any = {}
    for category, value, fewest, most in task["quotas"]:
        quota = FeatureValueMinMax(min=fewest, max=most, min_flex=0, max_flex=everybody)
        features.setdefault(f"c{category}", {})[f"v{value}"] = quota
    people = People([])
    for number, values in enumerate(task["people"]):
        person = {f"c{category}": f"v{value}" for category, value in enumerate(values)}
        people.add(f"{number:06d}", person, features, number)
    set_random_provider(ALGORITHM_SEED)
    try:
        panels, _report = find_random_sample(
            features, people, task["seats"], [], selection_algorithm="maximin", number_selections=task["panels"]
        )
    except errors.InfeasibleQuotasError as error:
        return {"relaxed": _changed(task["quotas"], error.features)}
    except (errors.InfeasibleQuotasCantRelaxError, errors.SelectionError):
        return {"relaxed": []}
    times: dict[tuple[int, ...], int] = {}
    for panel in panels:
        members = tuple(sorted(map(int, panel)))
        times[members] = times.get(members, 0) + 1
    return {"panels": [[times[members], list(members)] for members in sorted(times)]}


def _changed(quotas: list[list[int]], features: Any) -> list[list[int]]:
    """The quotas of the relaxation that differ, as [place in the list, fewest, most]."""
    changed = []
    for place, (category, value, fewest, most) in enumerate(quotas):
        quota = features[f"c{category}"][f"v{value}"]
        if (quota.min, quota.max) != (fewest, most):
            changed.append([place, quota.min, quota.max])
    return changed


def versions() -> str:
    """What drew: another version of either may draw otherwise."""
    return ", ".join(f"{name} {metadata.version(name)}" for name in ("sortition-algorithms", "highspy"))


def main() -> None:
    """Read one task, and write its answer."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    # The solver and the package speak on standard output: what they say goes nowhere.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    alone = cut_off()
    task = json.load(sys.stdin)
    try:
        answer = draw(task) | {"versions": versions()}
    except ModuleNotFoundError as error:
        answer = {"missing": error.name or ""}
    json.dump(answer | {"alone": alone}, answers)
    answers.flush()


if __name__ == "__main__":
    main()
