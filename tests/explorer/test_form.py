"""The form of parameters: a field for each, whose changes are the notebook's own, and what it says of a wrong one."""

import asyncio
import time
from types import SimpleNamespace

import ipywidgets as widgets
import pytest
import zmq
from newswire.explorer.form import Form, form
from newswire.explorer.parameters import names_in, parameters_of, running_cell

CELL = """corpus_path: str = "seeds"  # file or folder
top: int = 20  # how many <b>words</b>
words: list[str] = []  # to follow
stopwords: bool = False
query: str | None = None  # a pattern
columns: dict[str, str] = {}
n_themes: int | str = "auto"
count: Literal["articles", "stories"] = "articles"
level: float = 0.95"""


@pytest.fixture
def values():
    return {"top": 7}  # as papermill, or a cell above, has set it


@pytest.fixture
def made(values):
    return Form(parameters_of(CELL), values)


def test_each_parameter_has_a_field_of_its_kind_with_the_value_that_it_has_now(made):
    kinds = {name: type(field).__name__ for name, field in made.fields.items()}
    others = {"top": "BoundedIntText", "stopwords": "Checkbox", "count": "Dropdown"}
    assert kinds == dict.fromkeys(names_in(CELL), "Text") | others
    shown = {name: field.value for name, field in made.fields.items()}
    assert shown == {"corpus_path": "seeds", "top": 7, "words": "", "stopwords": False, "query": "", "columns": "",
                     "n_themes": "auto", "count": "articles", "level": "0.95"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("top", 5, 5),
        ("words", "oil, gas", ["oil", "gas"]),
        ("words", " ", []),
        ("stopwords", True, True),
        ("query", "govern*", "govern*"),
        ("columns", "{'text': 'body'}", {"text": "body"}),
        ("n_themes", "12", 12),
        ("count", "stories", "stories"),
        ("level", "0.9", 0.9),
        ("corpus_path", "my articles", "my articles"),
    ],
)
def test_a_change_is_the_value_of_the_variable_at_once(made, values, name, typed, value):
    made.fields[name].value = typed
    assert values[name] == value
    assert type(values[name]) is type(value)


def test_fewer_than_none_is_none_unless_the_notebook_says_otherwise(made, values):
    made.fields["top"].value = -3
    assert values["top"] == 0
    least = Form(parameters_of("corpus_path: str = ''\nshift: int = -2"), other := {})
    least.fields["shift"].value = -1
    assert other["shift"] == -1


def test_a_value_that_is_none_of_the_choices_is_refused_with_what_there_is_to_choose(made):
    assert made.fields["count"].options == ("articles", "stories")
    with pytest.raises(ValueError, match="The parameter count takes 'articles' or 'stories', not 'words'"):
        Form(parameters_of(CELL), {"count": "words"})


def test_an_emptied_field_is_none_where_it_may_be(made, values):
    made.fields["query"].value = "oil"
    made.fields["query"].value = ""
    assert values["query"] is None


def test_a_wrong_value_is_said_beside_its_field_until_it_is_mended_and_changes_nothing(made, values):
    note = made.box.children[1 + list(made.fields).index("level")].children[1]
    made.fields["level"].value = "<b>high</b>"
    assert "level" not in values
    assert made.problems == {"level": "The parameter level takes float, such as 0.95, not '<b>high</b>'."}
    assert "&lt;b&gt;high" in note.value and "<b>" not in note.value
    made.fields["level"].value = "0.9"
    assert made.problems == {} and "&lt;b&gt;" not in note.value
    assert values["level"] == 0.9


def test_comments_are_shown_as_text(made):
    note = made.box.children[2].children[1]
    assert isinstance(note, widgets.HTML)
    assert "how many &lt;b&gt;words&lt;/b&gt;" in note.value


def test_the_cell_of_parameters_is_the_last_that_declares_the_path_first():
    cells = ["", "import newswire", 'corpus_path: str = "a"\ntop: int = 3', "top: int = 4", "corpus_path = 'b'", "("]
    assert running_cell(cells) == (2, cells[2])
    assert running_cell(cells[:2]) == (-1, None)


def test_outside_a_notebook_there_is_nothing_to_show():
    with pytest.raises(ValueError, match="run the cell that sets corpus_path first"):
        form()


def test_what_was_typed_before_the_cell_is_run_has_arrived_when_it_runs(monkeypatch):
    monkeypatch.setattr("IPython.get_ipython", lambda: SimpleNamespace(user_ns={"In": [CELL]}))
    subshell = pytest.importorskip("ipykernel.subshell", reason="kernels before 7 hear and run in one thread")
    fields = form().fields
    thread = subshell.SubshellThread("of-fields", zmq.Context())  # where JupyterLab has the kernel hear what is typed

    async def heard(_):
        for _ in range(3):  # as the kernel hands it on
            await asyncio.sleep(0)
        time.sleep(0.2)
        fields["columns"].value = "text"

    thread.shell_channel_to_subshell.on_recv(thread.io_loop, heard)
    thread.start()
    try:
        thread.shell_channel_to_subshell.from_socket.send(b"typed")
        with pytest.raises(ValueError, match="columns takes dict"):
            form()
    finally:
        thread.stop()
        thread.join()
