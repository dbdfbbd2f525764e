"""Draws the structure of the program from its imports: every part stands above all that it uses."""

from graphlib import TopologicalSorter
from pathlib import Path

import grimp
from plain_svg import INK, LINE, SOFT, line, picture, text

__all__ = ["draw"]

SOURCE = Path(__file__).resolve().parent.parent / "src" / "tracktwo"
BOX, HIGH, GAP, MARGIN, ROW = 118, 44, 22, 24, 96


def draw() -> str:
    """The packages as boxes with their lines of code, an edge for every import between two of them."""
    imports = _imports()
    rows = _rows(imports)
    width = 2 * MARGIN + max(len(row) for row in rows) * (BOX + GAP) - GAP
    places = {}
    for height, row in enumerate(reversed(rows)):
        start = (width - len(row) * (BOX + GAP) + GAP) / 2
        places |= {name: (start + at * (BOX + GAP), MARGIN + height * ROW) for at, name in enumerate(row)}
    parts = [
        line(places[user][0] + BOX / 2, places[user][1] + HIGH, places[used][0] + BOX / 2, places[used][1], LINE)
        for user, uses in sorted(imports.items())
        for used in sorted(uses)
    ]
    for name, (x, y) in sorted(places.items()):
        parts.append(f'<rect x="{x:g}" y="{y:g}" width="{BOX}" height="{HIGH}" rx="4" fill="#fff" stroke="{SOFT}"/>')
        parts.append(text(x + BOX / 2, y + 19, name, INK, "middle"))
        parts.append(text(x + BOX / 2, y + 35, f"{_lines(name):,} lines", SOFT, "middle"))
    return picture(width, 2 * MARGIN + len(rows) * ROW - ROW + HIGH, "Packages and their imports", parts)


def _imports() -> dict[str, set[str]]:
    """Which package imports from which; each room is one, the rest by their first name."""
    graph = grimp.build_graph("tracktwo", cache_dir=None)
    imports: dict[str, set[str]] = {}
    for module in graph.modules:
        user = _package(module)
        for used in map(_package, graph.find_modules_directly_imported_by(module)):
            if "__main__" not in (user, used) and user and used and user != used:
                imports.setdefault(user, set()).add(used)
                imports.setdefault(used, set())
    return imports


def _package(module: str) -> str:
    names = module.split(".")[1:]
    return "/".join(names[:2]) if names[:1] == ["rooms"] and len(names) > 1 else "".join(names[:1])


def _rows(imports: dict[str, set[str]]) -> list[list[str]]:
    """Packages by the length of the longest way down from them, the lowest row first."""
    level: dict[str, int] = {}
    for name in TopologicalSorter(imports).static_order():
        level[name] = max((level[used] + 1 for used in imports[name]), default=0)
    return [sorted(name for name in level if level[name] == height) for height in range(max(level.values()) + 1)]


def _lines(name: str) -> int:
    path = SOURCE / name
    files = path.rglob("*.py") if path.is_dir() else [path.with_suffix(".py")]
    # In hundreds, so that the picture does not change with every line.
    return round(sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files) / 100) * 100
