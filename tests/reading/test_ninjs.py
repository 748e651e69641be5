"""Stories in JSON: ninjs 1 and 2, articles of schema.org."""

import pytest
from newswire.reading.formats.ninjs import as_row

PLAIN = "OSLO (NTB) - Rates rose.\nSavers cheered."
MARKED = "<p>OSLO (NTB) - Rates rose.</p><p>Savers cheered.</p>"
ONE = {
    "uri": "urn:1",
    "type": "text",
    "versioncreated": "2024-04-01T10:00:00Z",
    "headline": "Up",
    "byline": "Ann Ray",
    "located": "Oslo",
    "body_text": PLAIN,
    "subject": [{"name": "economy", "code": "04000000"}, {"name": "banks"}],
    "infosource": [{"name": "NTB"}],
    "renditions": {"main": {"href": "a.jpg"}},
    "urgency": 3,
}
TWO = {
    "uri": "urn:2",
    "standard": {"name": "ninjs", "version": "2.1"},
    "firstcreated": "2024-04-01T09:00:00Z",
    "headlines": [{"role": "short", "value": "U"}, {"role": "main", "value": "Up"}],
    "by": "Ann Ray",
    "bodies": [
        {"role": "xml", "contenttype": "application/xml", "value": "<x>Rates rose.</x>"},
        {"role": "text", "contenttype": "text/plain", "value": PLAIN},
    ],
    "infosources": [{"name": "NTB", "role": "publisher"}],
    "places": [{"name": "Oslo"}, {"name": "Bergen"}],
}


def test_ninjs_1_gives_its_text_under_our_names():
    assert as_row(ONE) == {
        "text": PLAIN,
        "title": "Up",
        "place": "Oslo",
        "date": "2024-04-01T10:00:00Z",
        "author": "Ann Ray",
        "source": "NTB",
        "uri": "urn:1",
        "type": "text",
        "subjects": "economy; banks",
        "urgency": 3,
    }


def test_ninjs_2_gives_the_main_of_several_headlines_and_the_readable_of_several_bodies():
    assert as_row(TWO) == {
        "text": PLAIN,
        "title": "Up",
        "date": "2024-04-01T09:00:00Z",
        "author": "Ann Ray",
        "source": "NTB",
        "uri": "urn:2",
        "places": "Oslo; Bergen",
    }


def test_the_form_of_a_body_that_has_paragraphs_is_taken():
    flat = PLAIN.replace("\n", " ")
    row = as_row({**ONE, "body_text": flat, "body_xhtml": MARKED})
    assert "Savers cheered." in row["text"] and row["text"] != flat
    assert as_row({**ONE, "body_text": "", "body_html": MARKED})["text"].count("Rates rose.") == 1


def test_names_of_ninjs_3_are_those_of_2_in_other_letters():
    row = as_row(
        {"uri": "urn:3", "versionCreated": "2024-04-01", "bodies": [{"contentType": "text/plain", "value": "Up."}]}
    )
    assert row == {"text": "Up.", "date": "2024-04-01", "uri": "urn:3"}


def test_the_caption_of_a_picture_is_no_story_but_the_description_of_a_text_is():
    bare = {"uri": "urn:4", "body_text": "", "description_text": "A bank in Oslo."}
    assert "text" not in as_row({**bare, "type": "picture"})
    assert as_row({**bare, "type": "text"})["text"] == "A bank in Oslo."


def test_an_article_of_schema_org_gives_names_instead_of_objects():
    row = as_row(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": "Up",
            "articleBody": "Rates rose.",
            "datePublished": "2024-04-01",
            "author": {"@type": "Person", "name": "Ann Ray"},
            "publisher": {"@type": "Organization", "name": "Courier", "logo": {"url": "a.png"}},
            "wordCount": 2,
        }
    )
    assert row == {
        "text": "Rates rose.",
        "title": "Up",
        "date": "2024-04-01",
        "author": "Ann Ray",
        "source": "Courier",
        "wordCount": 2,
    }


@pytest.mark.parametrize(
    "record",
    [
        {"title": "Up", "body": "Rates rose."},
        {"headline": "Up", "body_text": "Rates rose."},
        {"uri": "urn:1", "body": "Rates rose."},
        {"@type": "Organization", "headline": "Up"},
        {"bodies": ["a"], "n": 1},
        {1: "Up", "uri": "a", "body_text": "Rates rose."},
    ],
)
def test_other_objects_are_left_alone(record):
    assert as_row(record) is None
