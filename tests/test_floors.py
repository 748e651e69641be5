"""The plan of the house: an import goes down, or stays in its room, and never in a circle; lazy ones count too."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import newswire

HOME = Path(newswire.__file__).parent
FLOORS = (
    {"data", "memory", "periods", "progress", "statistics", "tables", "reading", "text", "display"},
    {"corpus"},
    {"frequencies", "sentiment", "themes", "stories"},
    {"plots", "findings", "explorer"},
    {"reports"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MOST_LINES, MOST_FLAT = 300, 6


def imports_of(path: Path) -> set[str]:
    """Return the modules of the package that a module imports, anywhere in it, as dotted names without the package.

    What stands under `if TYPE_CHECKING:` never runs, and is left out.
    """
    package = path.relative_to(HOME).parts[:-1]
    found = set()
    for node in running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            stem = ".".join([*base, *(node.module.split(".") if node.module else [])])
            for name in (alias.name for alias in node.names):
                inner = f"{stem}.{name}".strip(".")
                found.add(inner if is_module(inner) else stem)
    return found


def running(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and those in it, save what only a type checker reads."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from running(child)


def is_module(name: str) -> bool:
    path = HOME.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def modules() -> dict[str, Path]:
    """Return every module of the package by its dotted name; a room's `__init__` goes by the room's."""
    paths = sorted(HOME.rglob("*.py"))
    return {".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}


def test_imports_go_down():
    for name, path in modules().items():
        room = name.split(".")[0]
        for imported in imports_of(path) if name != "__init__" else ():
            other = imported.split(".")[0]
            assert room == other or FLOOR[other] <= FLOOR[room], f"{name} imports {imported}, which is above it"


def test_there_is_no_circle():
    graph = {name: imports_of(path) - {name} for name, path in modules().items()}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(graph)


def test_modules_are_short_and_few_lie_flat():
    flat = [path for path in HOME.glob("*.py") if path.name != "__init__.py"]
    assert len(flat) <= MOST_FLAT
    long = [path.name for path in HOME.rglob("*.py") if len(path.read_text().splitlines()) > MOST_LINES]
    assert long == []
