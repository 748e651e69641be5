"""A page as a document for Word: all that it says, in styles, with its tables and figures."""

import io
from zipfile import ZipFile

import docx
import matplotlib.pyplot as plt
import newswire as nw
import pandas as pd
import pytest
from corpora import corpus_of
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from newswire.reports.writing.document import document, write_documents
from shown import page_of

WORDS = pd.DataFrame({"word": ["oil", "gas"], "count": [1200, 3]})
WIDE = pd.DataFrame({f"column_{'x' * 12}_{n}": ["wordsthatarelong"] for n in range(12)})


@pytest.fixture(scope="module")
def page():
    corpus = corpus_of(["Oil rose. Oil fell.", "Gas & oil."])
    evidence = nw.frequencies.word_evidence(corpus, ["oil", "gas"])
    words = nw.show(WORDS, "Words <counted>.", evidence=evidence, corpus=corpus, finding="Oil leads.")
    figure, axes = plt.subplots(figsize=(4, 2))
    axes.plot([1, 2])
    figure_of_words = nw.show(axes, "A line.", alt="It rises.")
    prose = "# Which words\n\nSome are *frequent*, **very**, as `oil` is.\n\n- one\n- two\n\n## Next"
    article = nw.display.reading(corpus, corpus.articles.index[0])
    long = nw.display.reading(long_one := corpus_of(["Word " * 5000]), long_one.articles.index[0])
    return page_of(
        prose, words, figure_of_words, nw.show(corpus), article, long, nw.reports.provenance(corpus, {"top": 5})
    )


@pytest.fixture(scope="module")
def made(page):
    return docx.Document(io.BytesIO(document(page, "2_words")))


def styled(made, style):
    return [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == style]


def test_headings_prose_and_findings_have_styles_of_their_own(made):
    assert styled(made, "Heading 1") == ["Which words"]
    assert styled(made, "Heading 2") == ["Next"]
    assert styled(made, "Finding") == ["Oil leads."]
    assert styled(made, "List Bullet") == ["one", "two"]
    assert styled(made, "Caption") == ["Words <counted>.", "A line."]
    (prose,) = [paragraph for paragraph in made.paragraphs if paragraph.text.startswith("Some are")]
    assert prose.text == "Some are frequent, very, as oil is."
    assert [run.text for run in prose.runs if run.italic] == ["frequent"]
    assert [run.text for run in prose.runs if run.bold] == ["very"]


def test_a_table_has_the_rows_of_the_page_and_says_where_the_rest_is(made):
    table = made.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["word", "count"],
        ["oil", "1,200"],
        ["gas", "3"],
    ]
    assert table.style.name == "Light Shading"
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [None, WD_ALIGN_PARAGRAPH.RIGHT]
    assert "Oil rose" not in table._tbl.xml
    assert made.paragraphs[-1].text.endswith("the sentences behind them and the code are on the page 2_words.html.")


def test_what_the_page_came_from_is_told_at_the_end(made):
    facts = {row.cells[0].text: row.cells[1].text for row in made.tables[-1].rows}
    assert facts["parameters"] == "top = 5"
    assert facts["articles"] == "2"


def test_a_figure_is_there_as_pixels_with_words_for_those_who_cannot_see_it(made):
    (picture,) = made.inline_shapes
    assert picture._inline.docPr.get("descr") == "It rises."
    assert picture.width.inches == pytest.approx(4, abs=0.05)
    (part,) = [part for part in made.part.package.iter_parts() if part.partname.endswith(".png")]
    pixels = plt.imread(io.BytesIO(part.blob), format="png")
    assert pixels.shape[1] > 600
    assert pixels[0, 0, :3].tolist() == [1, 1, 1]
    assert pixels[..., :3].min() < 0.6


def test_an_article_is_there_and_a_long_one_begins(made):
    notes = styled(made, "Note")
    assert "Oil rose. Oil fell." in notes
    (begun,) = [note for note in notes if note.startswith("Word Word")]
    assert len(begun) <= 4000
    assert notes[notes.index(begun) + 1] == "The rest of the article is on the page."


def test_a_table_too_wide_for_a_page_lies_on_one_that_is_turned():
    made = docx.Document(io.BytesIO(document(page_of("# Wide", nw.show(WIDE, "Wide.")), "1_wide")))
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in made.sections]
    assert turned == [False, True, False]
    assert [section.page_width > section.page_height for section in made.sections] == turned
    narrow = docx.Document(io.BytesIO(document(page_of("# Narrow", nw.show(WORDS, "Words.")), "1_narrow")))
    assert len(narrow.sections) == 1
    assert sum(column.width for column in narrow.tables[0].columns) < narrow.sections[0].page_width


def test_the_same_page_gives_the_same_bytes(page):
    first = document(page, "2_words")
    assert document(page, "2_words") == first
    assert {info.date_time for info in ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_page_has_a_document_beside_it(page, tmp_path):
    (tmp_path / "2_words.html").write_text(page, encoding="utf-8")
    (tmp_path / "manifest.json").write_text('{"pages": {"2_words": {}}}')
    write_documents(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"2_words.html", "2_words.docx", "manifest.json"}


def test_a_title_may_be_long():
    made = docx.Document(io.BytesIO(document(page_of("# " + "long " * 100), "1_long")))
    assert len(made.core_properties.title) <= 255
    assert len(made.paragraphs[0].text) == 499
