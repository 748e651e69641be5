"""The public face: what an analyst calls, small, documented, and typed throughout."""

import inspect
from types import ModuleType

import newswire as nw
import pytest

MODULES = {name: part for name in nw.__all__ if isinstance(part := getattr(nw, name), ModuleType)}
OWN = {name: getattr(nw, name) for name in nw.__all__ if name not in MODULES}
PARTS = {f"{name}.{part}": getattr(module, part) for name, module in MODULES.items() for part in module.__all__}
CALLED = {name: thing for name, thing in (OWN | PARTS).items() if callable(thing)}
METHODS = {
    f"{name}.{method}": function
    for name, thing in CALLED.items()
    if inspect.isclass(thing)
    for method, function in inspect.getmembers(thing, inspect.isfunction)
    if not method.startswith("_")
}
MOST_NAMES = 127  # a plot and the finding on the same table share theirs


def test_it_is_small():
    names = {name.rpartition(".")[2] for name in CALLED}
    assert len(names) <= MOST_NAMES, sorted(names)


@pytest.mark.parametrize("name", sorted(CALLED | METHODS))
def test_every_argument_and_return_has_a_type(name):
    thing = (CALLED | METHODS)[name]
    called = thing.__init__ if inspect.isclass(thing) else thing
    if called is object.__init__ or getattr(thing, "__dataclass_fields__", None):
        called = thing.__class__  # its fields are its arguments, and a dataclass has types for them all
    signature = inspect.signature(called) if called is not type else inspect.Signature(return_annotation=None)
    untyped = [each.name for each in signature.parameters.values() if each.annotation is each.empty]
    assert [each for each in untyped if each not in ("self", "cls")] == []
    assert inspect.isclass(thing) or signature.return_annotation is not inspect.Signature.empty


@pytest.mark.parametrize("name", sorted(CALLED | METHODS))
def test_it_says_what_it_does(name):
    assert (CALLED | METHODS)[name].__doc__
