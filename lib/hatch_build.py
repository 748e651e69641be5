"""Build: the notebooks at the project's top become data of the package, in the wheel and in the source archive."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Notebooks(BuildHookInterface):
    """Put `../notebooks` where the installed package looks for it."""

    def initialize(self, version: str, build_data: dict) -> None:
        """Add the folder, unless it is there (in a source archive) or used where it is (installed in place)."""
        root = Path(self.root)
        if version == "editable" or (root / "newswire" / "notebooks").exists():
            return
        notebooks = sorted((root.parent / "notebooks").glob("*.ipynb"))
        if not notebooks:
            raise FileNotFoundError(f"There are no notebooks in {root.parent / 'notebooks'} to put into the package.")
        for path in notebooks:
            build_data["force_include"][str(path)] = f"newswire/notebooks/{path.name}"
