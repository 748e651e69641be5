"""Parameters are read from the notebook's syntax and refused before anything runs."""

import json

import pytest
from newswire.reports.notebooks import Parameter, checked, declared, value_of


def write(path, source, tags=("parameters",)):
    cell = {"cell_type": "code", "id": "a", "metadata": {"tags": list(tags)}, "source": source, "outputs": []}
    path.write_text(
        json.dumps({"cells": [cell | {"execution_count": None}], "nbformat": 4, "nbformat_minor": 5, "metadata": {}})
    )
    return path


def test_declared_values_and_types(tmp_path):
    lines = ['corpus_path: str = "seeds"  # where', 's = "a=b"; n = 3', "x: str | None = None", "words: list[str] = []"]
    source = "\n".join([*lines, "share: float = 0.5", "flag = True"])
    found = declared(write(tmp_path / "1_a.ipynb", source))
    assert {name: parameter.default for name, parameter in found.items()} == {
        "corpus_path": "seeds", "s": "a=b", "n": 3, "x": None, "words": [], "share": 0.5, "flag": True,
    }  # fmt: skip
    assert found["x"].types == ("None", "str")


@pytest.mark.parametrize(
    ("text", "types", "value"),
    [
        ("5", ("int",), 5),
        ("5", ("float",), 5.0),
        ("false", ("bool",), False),
        ("None", ("None", "str"), None),
        ("12", ("None", "str"), "12"),
        ("oil,gas", ("list",), ["oil", "gas"]),
        ("['oil', 'gas']", ("list",), ["oil", "gas"]),
        ("oil,", ("list[str]",), ["oil"]),
        ("", ("list[str]",), []),
        ("2024,2025", ("list[str]",), ["2024", "2025"]),
        ("[2024]", ("list[str]",), ["2024"]),
        ("1, 2", ("list[int]",), [1, 2]),
        ("None", ("None", "list[str]"), None),
        ("a/b.csv", ("None", "str"), "a/b.csv"),
        ("auto", ("int", "str"), "auto"),
        ("7", ("int", "str"), 7),
        ("stories", ("'articles'", "'stories'"), "stories"),
    ],
)
def test_texts_become_values(text, types, value):
    found = value_of(text, Parameter("p", None, types))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("x", ("int",)),
        ("2.5", ("int",)),
        ("maybe", ("bool",)),
        ("{}", ("list",)),
        ("[1", ("list",)),
        ("a", ("list[int]",)),
        ("words", ("'articles'", "'stories'")),
    ],
)
def test_texts_of_another_type_are_refused(text, types):
    with pytest.raises(ValueError, match="The parameter p takes"):
        value_of(text, Parameter("p", 1, types))


def test_unknown_names_are_refused_with_those_there_are():
    notebooks = {"1_a": {"top": Parameter("top", 5, ("int",))}, "2_b": {"size": Parameter("size", 1, ("int",))}}
    assert checked({"top": "3"}, notebooks) == {"1_a": {"top": 3}, "2_b": {}}
    with pytest.raises(ValueError, match="no parameter 'tpo' to set in 1_a, 2_b; choose from size=1, top=5"):
        checked({"tpo": "3"}, notebooks)


def test_a_cell_that_computes_is_refused(tmp_path):
    with pytest.raises(ValueError, match="literal values only"):
        declared(write(tmp_path / "1_a.ipynb", "n = 2 + f(3)"))
    with pytest.raises(ValueError, match="exactly one cell tagged `parameters`, but has 0"):
        declared(write(tmp_path / "1_a.ipynb", "n = 2", tags=()))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"cells": 3}', '{"cells": [3]}', '{"cells": [{"metadata": null}]}', "\xff"]
)
def test_a_damaged_notebook_is_one_sentence(tmp_path, text):
    path = tmp_path / "1_a.ipynb"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(ValueError, match=r"1_a\.ipynb is damaged or no notebook \(.*\)\.$"):
        declared(path)
