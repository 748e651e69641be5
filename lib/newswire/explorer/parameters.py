"""The parameters that a notebook declares in a cell, and values for them written as text."""

import ast
import io
import re
import tokenize
from collections.abc import Sequence
from typing import NamedTuple

_FLAGS = dict.fromkeys(("true", "yes", "1", "on"), True) | dict.fromkeys(("false", "no", "0", "off"), False)
FIRST = "corpus_path"  # the parameter by which the cell of parameters is known among the cells that were run


class Parameter(NamedTuple):
    """One declared parameter: its default, the types that its value may have, and what its comment says.

    The values that a `Literal` allows stand among the types, as they are written in Python: "'articles'".
    """

    name: str
    default: object
    types: tuple[str, ...]
    about: str = ""

    @property
    def choices(self) -> list[str]:
        """The texts to choose from, where the value can be nothing else."""
        written = [kind[1:-1] for kind in self.types if repr(kind[1:-1]) == kind]
        return written if len(written) == len(self.types) else []


def parameters_of(source: str) -> list[Parameter]:
    """Read the parameters that a cell declares, in their order.

    Raises
    ------
    ValueError
        When the cell is no Python, or a value is not a literal.

    Examples
    --------
    >>> parameters_of("top: int = 20  # how many words")
    [Parameter(name='top', default=20, types=('int',), about='how many words')]
    """
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise ValueError(f"The cell of parameters cannot be read: {error.msg} in line {error.lineno}.") from error
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}
    declared = [line for line in statements if isinstance(line, ast.Assign | ast.AnnAssign)]
    return [_parameter(line, comments.get(line.end_lineno or 0, "")) for line in declared]


def running_cell(cells: Sequence[str]) -> tuple[int, str | None]:
    """Return the place and the source of the cell of parameters among those that were run: the last that declares, with
    its type, `corpus_path` first. Without one the source is None.
    """
    for place in range(len(cells) - 1, -1, -1):
        if names_in(cells[place])[:1] == [FIRST]:
            return place, cells[place]
    return -1, None


def names_in(cell: str) -> list[str]:
    """Return the names that a cell declares with a type, as in: `top: int = 20`.

    Examples
    --------
    >>> names_in("top: int = 20")
    ['top']
    """
    try:
        statements = ast.parse(cell).body
    except SyntaxError:
        return []
    return [ast.unparse(line.target) for line in statements if isinstance(line, ast.AnnAssign)]


def value_of(text: str, parameter: Parameter) -> object:
    """Read a text as a value of the parameter's type.

    Examples
    --------
    >>> value_of("false", Parameter("flag", True, ("bool",))), value_of("a=b", Parameter("s", "", ("str",)))
    (False, 'a=b')
    """
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        value = None
    for kind in parameter.types:
        if kind in ("str", repr(text)):
            return text
        if kind == "None" and text.lower() == "none":
            return None
        if kind == "bool" and text.lower() in _FLAGS:
            return _FLAGS[text.lower()]
        if kind == "float" and type(value) is int:
            return float(value)
        if kind.startswith("list") and (isinstance(value, list) or not text.lstrip().startswith(("[", "(", "{"))):
            # oil,gas is easier to type than ['oil', 'gas']
            parts = value if isinstance(value, list) else [part.strip() for part in text.split(",") if part.strip()]
            of = Parameter(parameter.name, parameter.default, (kind[5:-1],))
            return [value_of(str(part), of) if kind != "list" else part for part in parts]
        if kind in ("int", "float", "list", "tuple", "dict") and type(value).__name__ == kind:
            return value
    wanted = " or ".join(parameter.types)
    example = "" if parameter.choices else f", such as {parameter.default!r}"
    raise ValueError(f"The parameter {parameter.name} takes {wanted}{example}, not {text!r}.")


def _parameter(statement: ast.Assign | ast.AnnAssign, about: str) -> Parameter:
    default = ast.literal_eval(statement.value or "")  # a name without a value has no literal
    if isinstance(statement, ast.Assign):
        kinds = ["None", "int", "float", "str"] if default is None else [type(default).__name__]
        return Parameter(ast.unparse(statement.targets[0]), default, tuple(kinds), about)
    kinds = [kind for part in ast.unparse(statement.annotation).split("|") for kind in _kinds(part.strip())]
    kinds.sort(key=lambda kind: kind == "str")  # any text is a str, so that is tried last
    return Parameter(ast.unparse(statement.target), default, tuple(kinds), about)


def _kinds(written: str) -> list[str]:
    """Name the type of a part of an annotation; of a Literal, the texts that it allows and the types of what else."""
    if written.startswith("Literal["):
        allowed = ast.literal_eval(f"({written[8:-1]},)")
        return [repr(value) if isinstance(value, str) else type(value).__name__ for value in allowed]
    return [written if re.fullmatch(r"list\[\w+\]", written) else written.split("[")[0]]
