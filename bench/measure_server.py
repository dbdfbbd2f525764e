"""`make bench`: the real server on this machine, measured from outside. Medians and ratios; nothing is asserted.

Each figure comes with what it was measured on. Machines differ and are shared: compare the ratios.
"""

import contextlib
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

from asking import Browser

HERE = Path(__file__).parent
NAME, PASSPHRASE = "bench", "four words never sung together"
WINDOWS, SECONDS, PAUSE = 10, 20, 2.0
PORTS = {"sealed": 8741, "unsealed": 8742}


def sign_in(browser: Browser) -> str:
    """The dialogue's address."""
    token = browser.token("/sign-in")
    browser.ask("POST", "/sign-in", {"csrfmiddlewaretoken": token, "name": NAME, "passphrase": PASSPHRASE})
    found = re.search(r'href="(/d/\w+/)"', browser.ask("GET", "/")[1])
    assert found
    return found.group(1)


@contextlib.contextmanager
def server(kind: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program, or the program with its seals taken off."""
    env = os.environ | {
        "TRACKTWO_DATA": str(folder),
        "TRACKTWO_HOSTS": "127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "tracktwo.web.settings",
    }
    env.pop("DATABASE_URL", None)
    launcher = [sys.executable, str(HERE / "unsealed.py")] if kind == "unsealed" else [sys.executable, "-m", "tracktwo"]
    (folder / "volatile").mkdir(parents=True)
    for alias in ("default", "volatile"):
        subprocess.run([sys.executable, "-m", "django", "migrate", "-v0", "--database", alias], env=env, check=True)
    fill = [sys.executable, str(HERE / "fill.py")] if kind == "sealed" else [*launcher, "fill"]
    subprocess.run(fill, env=env, check=True, stdout=subprocess.DEVNULL)
    process = subprocess.Popen([*launcher, "serve", "--port", str(PORTS[kind])], env=env, stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                Browser(PORTS[kind]).ask("GET", "/about")
                break
            time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(10)


def timed(browser: Browser, path: str, times: int = 60) -> list[float]:
    """Milliseconds of a page asked for one after the other."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        status, _text = browser.ask("GET", path)
        assert status == 200, status
        found.append((time.perf_counter() - began) * 1000)
    return found


def window(port: int, cookies: SimpleCookie, dialogue: str, page: str, end: float, out: dict[str, list[float]]) -> None:
    """One open window: follows ticks, asks for its page anew at each, and writes every two seconds."""
    reader, writer = Browser(port), Browser(port)
    reader.cookies = writer.cookies = cookies
    stream = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS + 10)
    cookie = "; ".join(f"{one.key}={one.value}" for one in cookies.values())
    stream.request("GET", f"{dialogue}live", headers={"Accept": "text/event-stream", "Cookie": cookie})
    answer = stream.getresponse()
    token = writer.token(f"{dialogue}convene/")
    cards = re.findall(r'data-card="(\w+)" tabindex', writer.ask("GET", f"{dialogue}convene/board")[1])

    def write() -> None:
        number = 0
        while time.time() < end:
            fields = {"csrfmiddlewaretoken": token, "act": "restated", "card": cards[number % 10]}
            began = time.perf_counter()
            status, _text = writer.ask("POST", f"{dialogue}convene/act", fields, **{"HX-Request": "true"})
            out["write"].append((time.perf_counter() - began) * 1000)
            assert status == 204, status
            number += 1
            time.sleep(PAUSE)

    thread = threading.Thread(target=write)
    thread.start()
    while time.time() < end:
        line = answer.readline()
        if line.startswith(b"event: room"):
            began = time.perf_counter()
            reader.ask("GET", dialogue + page)
            out[page].append((time.perf_counter() - began) * 1000)
    thread.join()
    stream.close()


def together(browser: Browser, dialogue: str, page: str) -> dict[str, list[float]]:
    """Ten windows at once on one page."""
    out: dict[str, list[float]] = {page: [], "write": []}
    end = time.time() + SECONDS
    arguments = (browser.port, browser.cookies, dialogue, page, end, out)
    threads = [threading.Thread(target=window, args=arguments) for _ in range(WINDOWS)]
    for thread in threads:
        thread.start()
        time.sleep(PAUSE / WINDOWS)
    for thread in threads:
        thread.join()
    return out


def projector(browser: Browser, dialogue: str) -> list[float]:
    """From pressing a key to the wall having its new content, in milliseconds."""
    cookie = "; ".join(f"{one.key}={one.value}" for one in browser.cookies.values())
    stream = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=30)
    stream.request("GET", f"{dialogue}live", headers={"Accept": "text/event-stream", "Cookie": cookie})
    answer = stream.getresponse()
    answer.readline(), answer.readline(), answer.readline()
    reader = Browser(browser.port)
    reader.cookies = browser.cookies
    token = browser.token(f"{dialogue}convene/")
    found = []
    for _ in range(20):
        time.sleep(0.5)
        began = time.perf_counter()
        browser.ask(
            "POST", f"{dialogue}convene/act", {"csrfmiddlewaretoken": token, "act": "blank"}, **{"HX-Request": "true"}
        )
        while not answer.readline().startswith(b"event: room"):
            pass
        reader.ask("GET", f"{dialogue}convene/wall/board")
        found.append((time.perf_counter() - began) * 1000)
    stream.close()
    return found


def memory(process: "subprocess.Popen[bytes]") -> str:
    """Resident memory now and at its highest."""
    status = Path(f"/proc/{process.pid}/status")
    if not status.exists():
        return "not measured on this system"
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
    now, most = (int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return f"{now:.0f} MB now, {most:.0f} MB at the highest"


def line(name: str, values: list[float]) -> None:
    """Median and 95th percentile."""
    values = sorted(values)
    p95 = values[min(len(values) - 1, int(len(values) * 0.95))]
    print(f"{name:46} median {statistics.median(values):7.1f} ms   95th {p95:7.1f} ms   n={len(values)}")


def main() -> None:
    """Everything the house promises about speed, in one table."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; 5,000 records, 60 cards on the board")
    pages = {"home": "", "board": "convene/board", "console": "convene/", "wall": "convene/wall/board"}
    alone: dict[str, dict[str, list[float]]] = {}
    cold: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in PORTS:
            with server(kind, Path(folder) / kind) as process:
                browser = Browser(PORTS[kind])
                dialogue = sign_in(browser)
                cold[kind] = timed(browser, f"{dialogue}convene/board", 1)[0]
                alone[kind] = {name: timed(browser, dialogue + path) for name, path in pages.items()}
                if kind == "sealed":
                    for name, values in alone[kind].items():
                        line(f"{name}, alone", values)
                    line("key pressed to wall changed", projector(browser, dialogue))
                    for page in ("convene/board", ""):
                        found = together(browser, dialogue, page)
                        line(f"{'board' if page else 'home'}, ten windows open and writing", found[page])
                        line("  their writes", found["write"])
                    print(f"{'memory of the server':46} {memory(process)}")
    for name in pages:
        ratio = statistics.median(alone["sealed"][name]) / statistics.median(alone["unsealed"][name])
        print(f"{'sealed / unsealed, ' + name:46} ratio {ratio:5.2f}")
    print(f"{'sealed / unsealed, board, nothing kept ready':46} ratio {cold['sealed'] / cold['unsealed']:5.2f}")


main()
