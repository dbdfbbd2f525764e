import test_matrix as T
from world import undone

from cast import both


@both
def test_gen(world):
    out = []
    for name in T.ROWS:
        for method in ("GET", "POST"):
            cells = []
            for role in T.ROLES:
                with undone():
                    r = T.ask(world, role, name, method)
                    cells.append(str(r.status_code))
            out.append(f"{name:26} {method:4} " + " ".join(f"{c:>9}" for c in cells))
    print("\n".join(out))
    open("/tmp/table.txt", "w").write("\n".join(out))
