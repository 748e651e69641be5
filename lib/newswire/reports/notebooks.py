"""The notebooks: where they are, which ones are meant, and copies of them to change."""

from collections.abc import Iterable
from pathlib import Path


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
    found = sorted(Path(folder).glob("*.ipynb"))
    if not found:
        raise FileNotFoundError(f"There are no notebooks in {Path(folder).absolute()}.")
    return found


def choose(files: list[Path], only: Iterable[str]) -> list[Path]:
    """Return the notebooks of the given names, all if none is given: a full name, its words, or its number alone.

    Raises
    ------
    ValueError
        When there is no notebook of such a name.

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


def copy_notebooks(folder: str | Path) -> list[Path]:
    """Put copies of newswire's own notebooks into a folder, which is made if need be.

    Parameters
    ----------
    folder : path

    Returns
    -------
    list of Path
        The copies, those that were there already among them.

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
