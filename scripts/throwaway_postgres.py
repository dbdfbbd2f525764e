"""A PostgreSQL for as long as a command takes: `throwaway_postgres.py COMMAND…` runs it against an empty server.

The server is Debian's, in a folder that is removed afterwards. It listens on a socket in that folder and on no port.
The command finds it by DATABASE_URL and TRACKTWO_CONSULT_DATABASE_URL.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

__all__ = ["Missing", "throwaway"]

PATIENCE = 30.0


class Missing(Exception):
    """There is no PostgreSQL on this machine."""


def _program(name: str) -> str:
    found = [*sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)]
    program = shutil.which(name) or (str(found[0]) if found else "")
    if not program:
        raise Missing("PostgreSQL is missing. Debian's package for it is postgresql.")
    return str(Path(program).resolve())


@contextlib.contextmanager
def throwaway(safe: bool = False) -> Iterator[str]:
    """The URL of an empty database; `safe` makes every commit reach the disk, as for measuring.

    Raises:
        Missing: it is not installed.
    """
    initdb, postgres = _program("initdb"), _program("postgres")
    folder = tempfile.mkdtemp(prefix="tracktwo-pg-")
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = f"{folder}/data"
    made = [initdb, "-D", data, "-U", "tracktwo", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder)
    settings = ["-c", "listen_addresses=", "-c", "max_connections=200", "-c", f"fsync={'on' if safe else 'off'}"]
    server = subprocess.Popen(
        [postgres, "-D", data, "-k", folder, *settings], stderr=subprocess.DEVNULL, user=user, cwd=folder
    )
    try:
        _wait(folder, server)
        yield f"postgres://tracktwo@{quote(folder, safe='')}/postgres"
    finally:
        server.terminate()
        server.wait(PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(folder: str, server: "subprocess.Popen[bytes]") -> None:
    import psycopg

    end = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(host=folder, user="tracktwo", dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > end or server.poll() is not None:
                raise
            time.sleep(0.1)


def main() -> int:
    """Run the command; its exit code."""
    try:
        with throwaway() as url:
            env = os.environ | {"DATABASE_URL": url, "TRACKTWO_CONSULT_DATABASE_URL": url}
            return subprocess.run(sys.argv[1:], env=env, check=False).returncode
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
