"""The notebooks: where they are, which ones are meant, the parameters they declare, and copies of them to change."""

import json
from collections.abc import Iterable
from pathlib import Path

from ..explorer.parameters import Parameter, parameters_of, value_of

_OF_THE_COMMAND = ("corpus_path", "columns")  # its own arguments say where the articles are, and what is what


def notebook_files(folder: str | Path | None = None) -> list[Path]:
    """Return the notebooks of a folder, newswire's own unless given, in order of their names.

    Raises
    ------
    FileNotFoundError
        When there are none.
    """
    package = Path(__file__).parents[1]
    if folder is None:
        # A wheel carries the notebooks inside the package; in a checkout they stand at its top, beside `lib`.
        inside = package / "notebooks"
        folder = inside if inside.is_dir() else package.parents[1] / "notebooks"
    notebooks = sorted(Path(folder).glob("*.ipynb"))
    if not notebooks:
        raise FileNotFoundError(f"There are no notebooks in {Path(folder).absolute()}.")
    return notebooks


def choose(files: list[Path], only: Iterable[str]) -> list[Path]:
    """Return the notebooks of the given names, all if none is given: a full name, its words, or its number alone.

    Raises
    ------
    ValueError
        When there is no notebook of one of these names.

    Examples
    --------
    >>> [path.stem for path in choose([Path("1_corpus.ipynb"), Path("3_sentiment.ipynb")], ["sentiment"])]
    ['3_sentiment']
    """
    names = {path: {path.stem, *path.stem.split("_", 1)} for path in files}
    for name in only:
        if not any(name in known for known in names.values()):
            raise ValueError(f"There is no notebook {name!r}; choose from {', '.join(path.stem for path in files)}.")
    return [path for path in files if not only or names[path] & set(only)]


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
        When the file is not a notebook, or does not have exactly one cell tagged `parameters`, with literal values.
    """
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        tagged = [cell for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", [])]
        source = "".join(tagged[0]["source"]) if tagged else ""
    except (ValueError, LookupError, TypeError, AttributeError) as error:  # no JSON, or that of something else
        raise ValueError(f"{notebook} is damaged or no notebook ({type(error).__name__}: {error}).") from error
    if len(tagged) != 1:
        raise ValueError(f"{notebook.name} needs exactly one cell tagged `parameters`, but has {len(tagged)}.")
    try:
        parameters = parameters_of(source)
    except ValueError as error:
        raise ValueError(f"The cell tagged `parameters` in {notebook.name} must hold literal values only.") from error
    return {parameter.name: parameter for parameter in parameters}


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
    known = {name: value for declared in notebooks.values() for name, value in declared.items()}
    for name in _OF_THE_COMMAND:
        known.pop(name, None)
    for name in given:
        if name not in known:
            choice = ", ".join(f"{other}={known[other].default!r}" for other in sorted(known))
            raise ValueError(f"There is no parameter {name!r} to set in {', '.join(notebooks)}; choose from {choice}.")
    return {
        notebook: {name: value_of(text, parameters[name]) for name, text in given.items() if name in parameters}
        for notebook, parameters in notebooks.items()
    }


def listing(files: list[Path]) -> str:
    """List notebooks by their names, and the parameters of each with its default and what it does."""
    lines = []
    for path in files:
        short = [name for name in reversed(path.stem.split("_", 1)) if name != path.stem]
        lines.append(f"{path.stem}{f' (or {short[0]})' if short else ''}")
        for name, parameter in declared(path).items():
            if name not in _OF_THE_COMMAND:
                lines.append(f"  -p {f'{name} {parameter.default}':<24} {parameter.about}".rstrip())
    return "\n".join(lines)


def copy_notebooks(folder: str | Path) -> list[Path]:
    """Put copies of newswire's own notebooks into a folder, which is made if need be.

    Parameters
    ----------
    folder : path

    Returns
    -------
    list of Path
        The copies, including those that were there already.

    Raises
    ------
    FileExistsError
        When the folder holds a notebook of the same name with other content; nothing is written then.
    """
    copies = {Path(folder) / path.name: path.read_bytes() for path in notebook_files()}
    changed = [path.name for path, content in copies.items() if path.exists() and path.read_bytes() != content]
    if changed:
        raise FileExistsError(
            f"{folder} already holds {', '.join(changed)} with different content, so nothing was written there; "
            "choose another folder."
        )
    Path(folder).mkdir(parents=True, exist_ok=True)
    for path, content in copies.items():
        path.write_bytes(content)
    return list(copies)
