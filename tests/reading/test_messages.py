"""Messages and front matter: mail, posts, mailboxes, and texts below fields."""

import pytest
from newswire.reading.formats.messages import read_mail, read_message
from newswire.reading.formats.read import read_records

PLAIN = "Content-Type: text/plain; charset={}\nContent-Transfer-Encoding: {}\n\n"
HEAD = "From: Ada Holm <ada@post.example>\nSubject: Pilots return\nDate: Mon, 3 May 2021 10:00:00 +0200\n"
QUOTED = "quotations of other messages and signatures are left out"


def only(records):
    """Return the one row of some records."""
    (row,) = records.rows
    return row


def test_a_mail_has_title_date_and_author():
    row = only(read_records("a.eml", f"{HEAD}\nThey went back.\n".encode()))
    assert row == {
        "text": "They went back.",
        "title": "Pilots return",
        "date": "Mon, 3 May 2021 10:00:00 +0200",
        "author": "Ada Holm",
    }


def test_a_mailbox_needs_no_ending_of_its_name():
    mails = "".join(
        f"From - Mon May 03 10:00:00 2021\n{HEAD}To: me@post.example\n\nThey went back.\n\n" for _ in range(3)
    )
    assert [row["text"] for row in read_records("Inbox", mails.encode()).rows] == ["They went back."] * 3


def test_plain_text_goes_before_a_page_and_attachments_are_told():
    mail = f"""{HEAD}MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=X

--X
Content-Type: multipart/alternative; boundary=Y

--Y
{PLAIN.format("iso-8859-1", "quoted-printable")}The caf=E9 opens late, its owner=
 said.
--Y
Content-Type: text/html

<p>The page.</p>
--Y--
--X
Content-Type: image/png
Content-Disposition: inline; filename=logo.png

--X
Content-Type: application/pdf
Content-Disposition: attachment; filename="menu.pdf"

--X--
"""
    records = read_mail(mail.replace("\n", "\r\n").encode())
    assert only(records)["text"] == "The café opens late, its owner said."
    assert records.notes == ["an attachment is not read: menu.pdf; save it as a file of its own"]


@pytest.mark.parametrize(
    ("part", "data"),
    [
        (PLAIN.format("iso-8859-1", "8bit"), "Die Börse fällt.".encode("latin-1")),
        (PLAIN.format("iso-8859-1", "8bit"), "Die Börse fällt.".encode()),
        (PLAIN.format("none-such", "8bit"), "Die Börse fällt.".encode()),
        (PLAIN.format("utf-8", "base64"), b"RGllIELDtnJzZSBmw6RsbHQu"),
        (PLAIN.format("utf-7", "7bit"), "Die Börse fällt.".encode("utf-7")),
        ("\n", "Die Börse fällt.".encode("cp1252")),
    ],
)
def test_each_part_is_read_by_the_encoding_it_holds_to(part, data):
    assert only(read_mail(HEAD.encode() + part.encode() + data))["text"] == "Die Börse fällt."


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("=?utf-8?q?Caf=C3=A9?= opens\n late", "Café opens late"),
        ("Café", "Café"),
        ("=?none-such?q?Caf=E9?=", "=?none-such?q?Caf=E9?="),
        ("", None),
    ],
)
def test_a_title_is_decoded_where_it_can_be(written, title):
    assert only(read_mail(f"From: a@b.example\nSubject: {written}\n\nIt opens.".encode()))["title"] == title


def test_broken_lines_that_flow_are_joined():
    mail = f"{HEAD}Content-Type: text/plain; format=flowed\n\nThey went \nback.\nAll of them.\n"
    assert only(read_mail(mail.encode()))["text"] == "They went back.\nAll of them."


def test_a_post_is_what_its_author_says():
    post = """From: ann@x.example (Ann Lund)
Subject: Re: Pilots
Newsgroups: talk.harbour
Lines: 9

In article <1@y.example>, bob@y.example
 (Bob) writes:
> They are right.

They are not. He said:

Wait for the roster.
--
Ann Lund, Ostvik
"""
    records = read_message(post)
    row = only(records)
    assert row["text"] == "They are not. He said:\n\nWait for the roster."
    assert (row["author"], row["title"], row["newsgroups"]) == ("Ann Lund", "Re: Pilots", "talk.harbour")
    assert records.notes == [QUOTED]


def test_a_quotation_is_kept_where_nothing_else_is_said():
    records = read_message(f"{HEAD}\n> They are right.\n")
    assert only(records)["text"] == "> They are right."
    assert not records.notes


BOXES = {
    "mailbox": "From a@b.example Mon Jan  4 10:00:00 2021\nFrom: a@b.example\nSubject: One\n\nFirst.\n>From then on.\n"
    "\nFrom c@d.example Mon Jan  4 11:00:00 2021\nFrom: c@d.example\nSubject: Two\n\nSecond.\n",
    "posts": "From: a@b.example\nSubject: One\n\nFirst.\nFrom then on.\n\nFrom: c@d.example\nSubject: Two\n\nSecond.\n",
}


@pytest.mark.parametrize("text", BOXES.values(), ids=BOXES)
def test_several_messages_in_one_file(text):
    for records in (read_message(text), read_mail(text.encode())):
        assert [row["text"] for row in records.rows] == ["First.\nFrom then on.", "Second."]
        assert [row["title"] for row in records.rows] == ["One", "Two"]
        assert records.places == ["message 1 of 2", "message 2 of 2"]


def test_an_export_that_came_by_mail_is_taken_apart():
    export = "1 of 1 DOCUMENT\n\nThe Post\n\nMay 3, 2021\n\nPilots return\n\nLENGTH: 3 words\n\nThey went back.\n"
    records = read_mail(f"{HEAD}\n{export}".encode())
    assert only(records)["text"] == "They went back."
    assert only(records)["source"] == "The Post"


def test_what_is_nested_too_deeply_ends_in_a_reason():
    parts = "".join(f"--a{n}\nContent-Type: multipart/mixed; boundary=a{n + 1}\n\n" for n in range(3000))
    nested = read_mail(f"{HEAD}Content-Type: multipart/mixed; boundary=a0\n\n{parts}".encode())
    assert nested.refused == ["nested too deeply"] or not nested.rows[0]["text"]
    assert read_mail(f"From: {'(' * 100_000}@\nSubject: x\n\nbody".encode()).refused == ["nested too deeply"]


@pytest.mark.parametrize(
    "text",
    ["From: the archive\n\nA story.", "Subject: to frost\nthe orchards suffer.\n\nAll.", "Q: What?\nA: That.", " \n"],
)
def test_a_text_that_is_no_message_is_left_alone(text):
    assert read_message(text) is None


FIELDS = {"title": "Rates", "date": "2024-04-01"}


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Rates\ndate: 2024-04-01\n---\n\nThey rose.\n\n---\n\nMore.",
        "---\ntitle: 'Rates'\ndate: 2024-04-01\n...\nThey rose.\n\n---\n\nMore.",
        '+++\ntitle = "Rates"\ndate = 2024-04-01\n+++\nThey rose.\n\n---\n\nMore.',
        "title: Rates\ndate: 2024-04-01\n\nThey rose.\n\n---\n\nMore.",
        "title: Rates\n\ndate: 2024-04-01\n\nThey rose.\n\n---\n\nMore.",
        "title: Rates\ndate: 2024-04-01\nThey rose.\n\n---\n\nMore.",
    ],
)
def test_front_matter_becomes_columns(text):
    records = read_message(text)
    assert only(records) == {"text": "They rose.\n\n---\n\nMore."} | FIELDS
    assert not records.notes


def test_fields_within_fields_and_lists():
    text = "---\ntitle: Rates\nauthor:\n  name: Ada\ntags: [a, b]\npage: 07\ndraft: false\n---\nThey rose."
    row = only(read_message(text))
    assert row == {
        "text": "They rose.",
        "title": "Rates",
        "author.name": "Ada",
        "tags": "a, b",
        "page": "07",
        "draft": "false",
    }


def test_a_field_goes_on_in_an_indented_line():
    assert only(read_message("Title: Rates\nSummary: They\n  rose.\n\nMore."))["Summary"] == "They rose."


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("---\ntitle: Rates: up\ndate: 2024-04-01\n---\nThey rose.", "its front matter is damaged YAML on line 2: "),
        ("---\ntitle: Rates\nx: *a\ndate: 2024-04-01\n---\nThey rose.", "its front matter is damaged YAML: "),
        ("+++\ntitle = Rates\n+++\nThey rose.", "its front matter is damaged TOML: "),
        ("---\ntitle: Rates\ndate: 2024-04-01\n\nThey rose.", "its front matter has no end: "),
    ],
)
def test_a_text_below_damaged_front_matter_is_read_and_told(text, note):
    records = read_message(text)
    assert only(records)["text"] == "They rose."
    assert only(records)["title"]
    assert records.notes[0].startswith(note)


@pytest.mark.parametrize(
    "text", ["---\nA rule above a story.\n---\nIt goes on.", "Date: soon\nWeather: fair\n\nText.", "---\n"]
)
def test_a_text_without_front_matter_is_left_alone(text):
    assert read_message(text) is None


def test_front_matter_makes_no_objects():
    assert only(read_message("---\ntitle: !!python/object:os.system x\n---\nThey rose."))["title"] == "x"
