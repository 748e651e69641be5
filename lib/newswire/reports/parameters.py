"""The parameters of a notebook: what its tagged cell declares, and whether given values fit."""

import ast
import json
from pathlib import Path
from typing import NamedTuple

_TRUE, _FALSE = ("true", "yes", "1", "on"), ("false", "no", "0", "off")


class Parameter(NamedTuple):
    """One declared parameter: its default and the types that its value may have."""

    name: str
    default: object
    types: tuple[str, ...]


def declared(notebook: Path) -> dict[str, Parameter]:
    """Read the parameters that a notebook declares, from the syntax of its tagged cell.

    Parameters
    ----------
    notebook : Path

    Returns
    -------
    dict of str to Parameter

    Raises
    ------
    ValueError
        When the file is no notebook, or has not exactly one cell tagged `parameters` with literal values.
    """
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except (json.JSONDecodeError, KeyError, UnicodeDecodeError) as error:
        raise ValueError(f"{notebook} is not a notebook that can be read: {error}.") from error
    tagged = [cell for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", [])]
    if len(tagged) != 1:
        raise ValueError(f"{notebook.name} has {len(tagged)} cells tagged `parameters`; it needs one.")
    try:
        statements = ast.parse("".join(tagged[0]["source"])).body
        found = [_declared(statement) for statement in statements if isinstance(statement, (ast.Assign, ast.AnnAssign))]
    except (SyntaxError, ValueError) as error:
        raise ValueError(f"the cell tagged `parameters` of {notebook.name} must hold literal values only.") from error
    return {parameter.name: parameter for parameter in found}


def checked(given: dict[str, str], notebooks: dict[str, dict[str, Parameter]]) -> dict[str, dict[str, object]]:
    """Turn given texts into values for each notebook that has a parameter of that name.

    Parameters
    ----------
    given : dict of str to str
    notebooks : dict of name to declared parameters

    Returns
    -------
    dict
        Name of the notebook to the values for it.

    Raises
    ------
    ValueError
        When no notebook has such a parameter, or the text is not of its type; nothing has run by then.

    Examples
    --------
    >>> checked({"top": "5"}, {"1_corpus": {"top": Parameter("top", 12, ("int",))}})
    {'1_corpus': {'top': 5}}
    """
    known = {name: parameter for parameters in notebooks.values() for name, parameter in parameters.items()}
    for name in given:
        if name not in known or name == "corpus_path":
            there = ", ".join(f"{other}={known[other].default!r}" for other in sorted(known) if other != "corpus_path")
            raise ValueError(f"no parameter {name!r} in {', '.join(notebooks)}; there are {there}.")
    return {
        notebook: {name: value_of(text, parameters[name]) for name, text in given.items() if name in parameters}
        for notebook, parameters in notebooks.items()
    }


def value_of(text: str, parameter: Parameter):
    """Read a text as a value of the parameter's type.

    Examples
    --------
    >>> value_of("false", Parameter("flag", True, ("bool",))), value_of("a=b", Parameter("s", "", ("str",)))
    (False, 'a=b')
    """
    for kind in parameter.types:
        if kind == "None" and text.lower() == "none":
            return None
        if kind == "bool" and text.lower() in _TRUE + _FALSE:
            return text.lower() in _TRUE
        if kind in ("int", "float", "list", "tuple", "dict"):
            value = _literal(text)
            if type(value).__name__ == kind or (kind == "float" and type(value) is int):
                return float(value) if kind == "float" else value
            if kind == "list" and text and value is None and not text.startswith("["):
                return [part.strip() for part in text.split(",")]
        if kind == "str":
            return text
    wanted = " or ".join(parameter.types)
    raise ValueError(f"parameter {parameter.name} takes {wanted}, such as {parameter.default!r}, but got {text!r}.")


def _declared(statement: ast.Assign | ast.AnnAssign) -> Parameter:
    target = statement.target if isinstance(statement, ast.AnnAssign) else statement.targets[0]
    default = ast.literal_eval(statement.value)
    if isinstance(statement, ast.AnnAssign):
        kinds = tuple(part.strip().split("[")[0] for part in ast.unparse(statement.annotation).split("|"))
        kinds = tuple(sorted(kinds, key=lambda kind: kind == "str"))  # anything is a str, so that is tried last
    else:
        kinds = ("None", "int", "float", "str") if default is None else (type(default).__name__,)
    return Parameter(target.id, default, kinds)


def _literal(text: str):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return None
