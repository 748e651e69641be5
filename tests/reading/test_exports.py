"""Exports of databases of news: taken apart in each of their forms, as lines and as paragraphs, whole and damaged."""

import press_exports as forms
import pytest
from newswire.reading.formats.exports import take_apart
from newswire.reading.formats.pages import records_in_page
from press_exports import DAYS, TEXTS, TITLES, WORDS

NUMBERS = [1, 2, 3]
ENGLISH = {"author": "Ada Holm", "section": "NEWS", "page": "7", "edition": "Late Edition", "place": "OSTVIK"}
FACTIVA = {"author": "Ada Holm", "section": "News", "page": "7", "edition": "Late Edition", "source_code": "EVPOST"}
PROQUEST = {"author": "Holm, Ada", "section": "News", "page": "A.7", "edition": "Late Edition", "credit": "ADA HOLM"}
FRENCH = {"author": "Ada Holm", "section": "Économie", "page": "7", "issue": "1204"}


def each(form):
    """Return one form's document for each story."""
    return [form(number, TEXTS[number - 1]) for number in NUMBERS]


def lines(form):
    return [line for document in each(form) for line in document]


def paragraphs(texts):
    """Return texts as one reads them from a word processor: no centred lines, a blank line after each paragraph."""
    return "\n\n".join(part.strip() for text in texts for part in text.split("\n\n") if part.strip())


LATE = "The Evening Post"
EXPORTS = {
    "Nexis as text": ("\n".join(each(forms.nexis)), LATE + " (Ostvik)", "May {}, 2021 Monday", ENGLISH),
    "Nexis as paragraphs": (paragraphs(each(forms.nexis)), LATE + " (Ostvik)", None, ENGLISH),
    "Nexis of now": ("\n\n".join(lines(forms.lexis)), LATE + " (Ostvik)", "May {}, 2021 Monday", ENGLISH),
    "Nexis as lines": ("\n".join(lines(forms.lexis)), LATE + " (Ostvik)", "May {}, 2021 Monday", ENGLISH),
    "Nexis below a cover page": (
        "\n\n".join(forms.LEXIS_COVER + lines(forms.lexis)),
        LATE + " (Ostvik)",
        None,
        ENGLISH,
    ),
    "Factiva as lines": ("\n".join(lines(forms.factiva)), LATE, "{} May 2021", FACTIVA),
    "Factiva as paragraphs": ("\n\n".join(lines(forms.factiva) + forms.SEARCH_SUMMARY), LATE, "{} May 2021", FACTIVA),
    "Factiva with tags": ("\n".join(lines(forms.factiva_tags)), LATE, "{} May 2021", FACTIVA),
    "Factiva with tags in cells": (
        "\n".join(line.replace("  ", "\t", 1) for line in lines(forms.factiva_tags)),
        LATE,
        "{} May 2021",
        FACTIVA,
    ),
    "ProQuest": ("\n\n".join([*each(forms.proquest), *forms.PROQUEST_END]), "Evening Post", "May {}, 2021", PROQUEST),
    "Europresse": ("\n\n".join(each(forms.europresse)), "Le Courrier du soir", "{} mai 2021", FRENCH),
    "Europresse as lines": ("\n".join(each(forms.europresse)), "Le Courrier du soir", "{} mai 2021", FRENCH),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_every_form_gives_the_same_articles(name):
    text, source, date, fields = EXPORTS[name]
    records = take_apart(text)
    assert [row["title"] for row in records.rows] == TITLES
    assert [row["text"] for row in records.rows] == TEXTS
    assert {row["source"] for row in records.rows} == {source}
    if date:
        assert [row["date"] for row in records.rows] == [date.format(day) for day in DAYS]
    assert records.places == [f"document {number} of 3" for number in NUMBERS]
    assert not records.refused
    for row in records.rows:
        assert {name: row[name] for name in fields} == fields
    assert records.notes == [f"an export of {name.split()[0]}, taken apart into 3 documents"]


@pytest.mark.parametrize("name", [name for name in EXPORTS if name != "ProQuest"])
def test_the_number_of_words_is_the_one_stated(name):
    assert [row["length"] for row in take_apart(EXPORTS[name][0]).rows] == WORDS


def test_a_page_of_europresse_is_read_by_its_classes():
    records = records_in_page("".join(each(forms.page)))
    assert [row["text"] for row in records.rows] == TEXTS
    assert [(row["title"], row["date"]) for row in records.rows] == list(
        zip(TITLES, [f"{day} mai 2021" for day in DAYS], strict=True)
    )
    assert {name: records.rows[0][name] for name in FRENCH} == FRENCH


def test_a_page_of_factiva_is_read_by_its_blocks_wherever_they_stand():
    cells = "".join(
        f"<tr><td><b>{tag}</b>&nbsp;</td><td>{value}</td></tr>"
        for tag, value in {
            "HD": "<span class='enHeadline'>Pilots return</span>",
            "PD": "3 May 2021",
            "SN": LATE,
            "LP": '<p class="articleParagraph">Pilots <b>went</b> back.</p>',
            "TD": '<p class="articleParagraph">It was fair.</p>',
            "AN": "Document EVPOST0020210503eh5300001",
        }.items()
    )
    article = f'<div class="article enArticle"><table>{cells}</table></div>'
    records = records_in_page(f"<form><ul><li>Search</li></ul>{article}{article}</form>")
    assert [row["text"] for row in records.rows] == ["Pilots went back.\n\nIt was fair."] * 2
    assert records.rows[0]["title"] == "Pilots return"


@pytest.mark.parametrize("text", [*TEXTS, "Rates: up.\nRain: down.\nDocument 3 of the file was lost.", ""])
def test_a_text_that_is_no_export_is_left_alone(text):
    assert take_apart(text) is None


def test_who_speaks_is_no_label_of_an_article():
    assert take_apart("MODERATOR: What now?\nSMITH: We wait.\nJONES: No.\nTITLE: none\n" * 5) is None


class TestDamage:
    """What is missing from an export is told with its numbers."""

    def test_a_document_that_is_missing(self):
        text = "\n".join(forms.nexis(number, TEXTS[number - 1]) for number in (1, 3))
        records = take_apart(text)
        assert records.places == ["document 1 of 3", "document 3 of 3"]
        assert records.notes[1] == "the export announces 3 documents and holds 2: 2 missing"

    def test_a_document_that_the_cover_page_announces(self):
        records = take_apart("\n\n".join(forms.LEXIS_COVER + forms.lexis(1, TEXTS[0]) + forms.lexis(2, TEXTS[1])))
        assert [row["title"] for row in records.rows] == TITLES[:2]
        assert records.notes[1] == "the export announces 3 documents and holds 2"

    def test_two_exports_one_after_the_other(self):
        text = "\n".join(each(forms.nexis)) + "\n" + forms.nexis(1, TEXTS[0], total=1)
        records = take_apart(text)
        assert len(records.rows) == 4
        assert records.notes == ["an export of Nexis, taken apart into 4 documents"]

    @pytest.mark.parametrize("form", ["lexis", "factiva", "factiva_tags"])
    def test_a_last_document_without_its_end_is_read_and_told(self, form):
        whole = lines(getattr(forms, form))
        end = next(place for place, line in enumerate(reversed(whole), 1) if line.strip())
        records = take_apart("\n\n".join(whole[:-end]) if form == "lexis" else "\n".join(whole[:-end]))
        assert [row["text"] for row in records.rows] == TEXTS
        assert records.notes[1] == "document 3, the last, has no end: the file seems to be cut short"

    def test_a_last_document_cut_in_its_text(self):
        text = "\n".join(each(forms.nexis))
        records = take_apart(text[: text.rindex("Subject to frost")])
        assert records.rows[2]["text"] == "Owners of orchards in the valley fear for their blossom."
        assert records.notes[1] == "document 3, the last, has no end: the file seems to be cut short"

    def test_a_document_cut_in_its_head_is_refused(self):
        text = "\n".join(each(forms.nexis))
        records = take_apart(text[: text.index("BYLINE", text.index(TITLES[2]))])
        assert len(records.rows) == 2
        assert records.refused == [f"document 3 of 3: no text below {TITLES[2]!r}"]

    def test_text_before_the_first_document(self):
        records = take_apart("Collected for a seminar.\n" + "\n".join(each(forms.nexis)))
        assert records.notes[1] == "1 line before the first document, not read: 'Collected for a seminar.'"

    def test_a_document_with_no_full_text_has_its_abstract(self):
        texts = each(forms.proquest)
        texts[1] = texts[1].replace(f"Full text: {TEXTS[1]}", "Full text: Not available.")
        texts[2] = texts[2].replace(f"Full text: {TEXTS[2]}\n\n", "").replace("A short one.", "None available.")
        records = take_apart("\n\n".join(texts))
        assert [row["text"] for row in records.rows] == [TEXTS[0], "A short one."]
        assert records.notes[1] == "1 document without a full text: the abstract is read instead"
        assert records.refused == [f"document 3 of 3: no text below {TITLES[2]!r}"]


class TestVariants:
    """The same forms as other years, languages and programs write them."""

    def test_nexis_with_the_copyright_first_and_a_headline_among_the_labels(self):
        head = "\n\n 1 of 1 DOCUMENT\n\n      Copyright 2005 Post Papers\n          The Evening Post\n\n"
        head += "          May 3, 2005 Tuesday\n          Late Edition - Final\n\nSECTION: Metro; Column 1; Pg. 1\n\n"
        body = "LENGTH: 4 words\n\nHEADLINE: Pilots return\n\nBYLINE:  By ADA HOLM\n\nBODY:\n   Pilots returned.\n\n"
        row = take_apart(head + body + "   All of them.\n\nURL: http://post.example\n\nLOAD-DATE: May 4, 2005\n").rows[
            0
        ]
        assert row["text"] == "Pilots returned.\n\nAll of them."
        assert (row["title"], row["author"], row["source"]) == ("Pilots return", "ADA HOLM", LATE)
        assert (row["section"], row["page"], row["edition"]) == ("Metro; Column 1", "1", "Late Edition - Final")

    def test_nexis_in_german(self):
        head = "\n        Dokument 1 von 1\n\n        Die Post\n\n        3. Mai 2021 Montag\n\nLotsen zurück\n\n"
        rest = (
            "AUTOR: Ada Holm\n\nRUBRIK: WIRTSCHAFT; S. 17\n\nLÄNGE: 4 Wörter\n\nSie arbeiten.\n\nUPDATE: 4. Mai 2021\n"
        )
        row = take_apart(head + rest + "\nSPRACHE: GERMAN; DEUTSCH\n").rows[0]
        assert row["text"] == "Sie arbeiten."
        assert (row["title"], row["date"], row["source"]) == ("Lotsen zurück", "3. Mai 2021 Montag", "Die Post")
        assert (row["author"], row["section"], row["page"], row["length"]) == ("Ada Holm", "WIRTSCHAFT", "17", "4")

    def test_nexis_as_pages_repeat_number_and_title(self):
        document = forms.lexis(1, TEXTS[0])
        at = document.index("Graphic")
        paged = ["Page 1 of 2", *document[:at], "Page 2 of 2", TITLES[0], *document[at:]]
        row = take_apart("\n".join(paged)).rows[0]
        assert row["title"], row["text"] == (TITLES[0], TEXTS[0])
        assert row["graphic"] == "A ship; Photo: J. Lund"

    @pytest.mark.parametrize(
        "line", ["By Ada Holm", "(c) 2021 Post Papers. All rights reserved.", "40 words", "10:30 GMT"]
    )
    def test_factiva_without_one_of_its_lines(self, line):
        document = [said for said in forms.factiva(1, TEXTS[0]) if said != line]
        row = take_apart("\n\n".join(document)).rows[0]
        assert (row["title"], row["text"]) == (TITLES[0], TEXTS[0])
        assert (row["source"], row["date"], row["section"]) == (LATE, "3 May 2021", "News")

    def test_factiva_with_the_furniture_of_pages(self):
        document = forms.factiva(1, TEXTS[0])
        document.insert(13, "Page 2 of 3 © 2021 Factiva, Inc. All rights reserved.")
        assert take_apart("\n\n".join(document)).rows[0]["text"] == TEXTS[0]

    def test_proquest_with_headings_in_capitals(self):
        parts = [
            TITLES[0],
            "Author: Holm, Ada . Evening Post ; Ostvik [Ostvik]. 03 May 2021: A.7.",
            "ProQuest document link",
        ]
        parts += ["ABSTRACT (ENGLISH)", "A short one.", "FULL TEXT", TEXTS[0], "DETAILS", "Subject: Ports"]
        parts += ["Publication title: Evening Post; Ostvik", "ProQuest document ID: 12", "Database: Newsstream"]
        records = take_apart(
            "\n\n".join([*parts, *parts, "Bibliography", "Citation style: APA 6th", "Holm, A. (2021)"])
        )
        assert [row["text"] for row in records.rows] == [TEXTS[0]] * 2
        assert [records.rows[1][name] for name in ("title", "author", "source", "date")] == [
            TITLES[0], "Holm, Ada", "Evening Post", "03 May 2021",
        ]  # fmt: skip

    def test_europresse_in_english_and_without_an_author(self):
        parts = ["The Courier (web site)", "News, Monday, May 3, 2021 - 40 words", TITLES[0], TEXTS[0]]
        row = take_apart("\n\n".join([*parts, "© 2021 The Courier. All rights reserved.", "news·20210503·CW·01"])).rows[
            0
        ]
        assert (row["text"], row["title"], row["section"], row["date"]) == (TEXTS[0], TITLES[0], "News", "May 3, 2021")
        assert (row.get("author"), row["length"]) == (None, "40")

    def test_ris(self):
        one = "TY  - NEWS\nTI  - {}\nAU  - Holm, Ada\nAU  - Lund, J.\nT2  - Evening Post\nAB  - {}\nER  - \n"
        records = take_apart("\n".join(one.format(*story) for story in zip(TITLES, TEXTS, strict=True)))
        assert [row["text"] for row in records.rows] == TEXTS
        assert records.rows[0]["author"] == "Holm, Ada; Lund, J."


class TestLabels:
    """A form that nobody knows is taken apart by the labels that it repeats."""

    @pytest.mark.parametrize(
        "form",
        [
            "Headline: {}\nDate: 3 May 2021\nSource: Post\n\n{}\n\n=====",
            "TITLE: {}\n\nDATE: 3 May 2021\n\nPUBLICATION: Post\n\nTEXT: {}",
            "Paper: Post\nTitle: {}\nDate: May 3, 2021\nPage: A1\n{}\nRecord Number: 7\nCopyright, 2021, Post",
            "Record: 1\nTitle:\n{}\nSource:\nPost. May 3, 2021\nFull Text:\n{}\nDatabase:\nNewspaper Source",
        ],
    )
    def test_labels_above_and_below_a_text(self, form):
        records = take_apart("\n\n".join(form.format(*story) for story in zip(TITLES, TEXTS, strict=True)))
        assert [row["text"] for row in records.rows] == TEXTS
        assert [row.get("Title") or row.get("TITLE") or row.get("Headline") for row in records.rows] == TITLES
        assert records.notes[0].startswith("several articles in one text, taken apart by the labels ")

    def test_what_stands_before_and_what_is_empty(self):
        one = "Headline: {}\nDate: 3 May 2021\nSource: Post\n\n{}\n\n"
        text = "".join(one.format(*story) for story in zip(TITLES, TEXTS, strict=True)) + one.format("Last", "")
        records = take_apart("My clippings\n\n" + text)
        assert records.refused == ["part 4 of 4: no text below its labels"]
        assert records.notes[1] == "before the first of them, not read: 'My clippings'"
