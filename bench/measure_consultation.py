"""`make bench`: a vote in and the next statement out, with many people in the tables; and many voters at once.

The public server of this version on SQLite, and on a PostgreSQL that is started for it. Nothing is asserted but that no
answer is lost. `--people` and `--voters` change how many there are.
"""

import argparse
import contextlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from asking import Browser

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
from throwaway_postgres import Missing, throwaway

HERE = Path(__file__).parent
PORT, STATEMENTS, EACH = 8743, 150, 10
FILL = "import fill_consultation as f; f.fill({people}, {statements}, {each})"


@dataclass
class Place:
    """A public server with its database: its processor time and the count of its answers can be asked."""

    process: "subprocess.Popen[bytes]"
    env: dict[str, str]

    def answers(self) -> int:
        """Votes in the database, and that the contributors' own counts and the tallies say the same."""
        code = "import fill_consultation as f; f.counted()"
        counted = subprocess.run([sys.executable, "-c", code], env=self.env, check=True, capture_output=True, cwd=HERE)
        votes, cast, tallied = map(int, counted.stdout.split())
        assert votes == cast == tallied, (votes, cast, tallied)
        return votes


@contextlib.contextmanager
def place(url: str | None, people: int) -> Iterator[Place]:
    """A server with so many people in its tables."""
    with tempfile.TemporaryDirectory(prefix="tracktwo-bench-") as folder:
        env = os.environ | {"TRACKTWO_CONSULT_DATA": f"{folder}/data", "PYTHONPATH": str(HERE)}
        env.pop("TRACKTWO_CONSULT_DATABASE_URL", None)
        if url:
            env["TRACKTWO_CONSULT_DATABASE_URL"] = url
        fill = FILL.format(people=people, statements=STATEMENTS, each=EACH)
        began = time.monotonic()
        subprocess.run([sys.executable, "-c", fill], env=env, check=True, cwd=HERE)
        print(f"  {people:,} people, {people * EACH:,} answers, {STATEMENTS} statements, "
              f"put in within {time.monotonic() - began:.0f} s")  # fmt: skip
        command = [sys.executable, "-m", "tracktwo", "consult", "serve", "--port", str(PORT)]
        process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
        try:
            for _ in range(200):
                with contextlib.suppress(OSError):
                    Browser(PORT).ask("GET", "/c/benchmark01/")
                    break
                time.sleep(0.1)
            yield Place(process, env)
        finally:
            process.terminate()
            process.wait(20)


def begun() -> tuple[Browser, str, str]:
    """A contributor before the first statement: browser, token, statement."""
    browser = Browser(PORT)
    token = browser.token("/c/benchmark01/")
    browser.ask("POST", "/c/benchmark01/begin", {"csrfmiddlewaretoken": token})
    browser.ask("POST", "/c/benchmark01/side", {"csrfmiddlewaretoken": token, "side": "a"})
    return browser, token, _statement(browser.ask("GET", "/c/benchmark01/next")[1])


def _statement(page: str) -> str:
    match = re.search(r'name="statement" value="(\d+)"', page)
    return match.group(1) if match else ""


def answer(browser: Browser, token: str, statement: str, number: int) -> tuple[int, str, float]:
    """One answer in and the next statement out: status, that statement, seconds."""
    fields = {"csrfmiddlewaretoken": token, "statement": statement, "answer": ("agree", "disagree", "pass")[number % 3]}
    began = time.perf_counter()
    status, page = browser.ask("POST", "/c/benchmark01/next", fields, **{"X-Part": "1"})
    return status, _statement(page), time.perf_counter() - began


def voter(number: int, answers: int, start: threading.Barrier, done: list[tuple[int, list[float]]]) -> None:
    """Somebody who answers as fast as the pages come."""
    browser, token, statement = begun()
    start.wait()
    taken, seconds = 0, []
    for at in range(answers):
        status, following, spent = answer(browser, token, statement, number + at)
        seconds.append(spent)
        if status == 200:
            taken += 1
            statement = following
    done.append((taken, seconds))


def at_once(here: Place, voters: int, answers: int) -> None:
    """So many voters at the same time; every answer that was confirmed is in the tables afterwards."""
    before = here.answers()
    start, done = threading.Barrier(voters), list[tuple[int, list[float]]]()
    threads = [threading.Thread(target=voter, args=(at, answers, start, done)) for at in range(voters)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.monotonic() - began
    taken = sum(answers for answers, _ in done)
    seconds = sorted(each for _, some in done for each in some)
    lost = before + taken - here.answers()
    rate = f", {taken / spent:.0f} answers a second with beginning" if voters > 20 else ""
    print(f"  {voters:4} at once: {_times(seconds)}, {taken} of {voters * answers} confirmed, {lost} lost{rate}")
    assert lost == 0


def _times(seconds: list[float]) -> str:
    late = seconds[min(int(0.95 * len(seconds)), len(seconds) - 1)]
    return f"median {1000 * statistics.median(seconds):6.1f} ms, 95th percentile {1000 * late:6.1f} ms"


def main() -> None:
    """On each database."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--people", type=int, default=100_000)
    given.add_argument("--voters", type=int, default=500)
    asked = given.parse_known_args()[0]
    with contextlib.ExitStack() as stack:
        for name in ("SQLite", "PostgreSQL"):
            try:
                url = stack.enter_context(throwaway(safe=True)) if name == "PostgreSQL" else None
            except Missing as missing:
                print(missing)
                continue
            print(f"A vote in and the next statement out, {name}, every commit on the disk:")
            with place(url, asked.people) as here:
                at_once(here, 1, 140)
                at_once(here, 10, 60)
                at_once(here, asked.voters, 6)


if __name__ == "__main__":
    main()
