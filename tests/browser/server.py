"""`tracktwo serve`, and `tracktwo consult serve`, as processes, each in a folder of its own."""

import os
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

__all__ = ["PublicServer", "Server"]

PROGRAM = Path(sys.executable).with_name("tracktwo")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """An installation below one folder: its data, its temporary files, its log."""

    command = ("serve",)

    def __init__(self, folder: Path, hosts: str = "") -> None:
        self.hosts = hosts
        self.data, self.temporary, self.log = folder / "data", folder / "temporary", folder / "server.log"
        self.temporary.mkdir(exist_ok=True)
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        """The address it printed when it began: under a name of its own."""
        return self.log.read_text().rsplit(" at ", 1)[-1].split("/  ")[0]

    @property
    def environment(self) -> dict[str, str]:
        """What the program is started with: nothing of the tests' own settings."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKTWO", "DJANGO"))}
        kept.pop("DATABASE_URL", None)
        kept |= {"TRACKTWO_HOSTS": self.hosts} if self.hosts else {}
        return kept | {"TRACKTWO_DATA": str(self.data), "TMPDIR": str(self.temporary), "PYTHONUNBUFFERED": "1"}

    def start(self, over_tls: bool = False) -> None:
        """Start it, and wait until it answers."""
        scheme, trusting = "http", None
        if over_tls:
            # The certificate is the test's own.
            scheme, trusting = "https", ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, *self.command, "--port", str(self.port)], env=self.environment, stdout=log, stderr=log
            )
        for _ in range(600):
            try:
                # Answered with 400, since an address is not its name: it is there.
                with urllib.request.urlopen(f"{scheme}://127.0.0.1:{self.port}/about", timeout=5, context=trusting):
                    return
            except urllib.error.HTTPError:
                return
            except (urllib.error.URLError, ConnectionError):
                assert self.process.poll() is None, self.log.read_text()
                time.sleep(0.05)
        self.stop(signal.SIGKILL)
        raise AssertionError("the server did not answer: " + self.log.read_text())

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it by its own process id."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.wait(20)
        self.process = None

    def run(self, *arguments: str, typed: str = "", data: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Another command of the program, on the same data or on another folder."""
        environment = self.environment | ({"TRACKTWO_DATA": str(data)} if data else {})
        return subprocess.run(
            [PROGRAM, *arguments], env=environment, input=typed, capture_output=True, text=True, check=False
        )


class PublicServer(Server):
    """The public server, which has a folder beside the sealed one's."""

    command = ("consult", "serve")

    @property
    def environment(self) -> dict[str, str]:
        """Its own data folder."""
        return super().environment | {"TRACKTWO_CONSULT_DATA": str(self.data.with_name("public"))}

    @property
    def base(self) -> str:
        """Its address: it has no name of its own."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def carrying_code(self) -> str:
        """The code it printed when it began."""
        return self.log.read_text().rsplit(": ", 1)[-1].strip()
