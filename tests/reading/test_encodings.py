"""Bytes to text, whatever their encoding."""

import codecs
import csv
from pathlib import Path

import pytest
from newswire.reading.encodings import decode, note_on, utf8
from newswire.reading.packing import UnreadableError

SAMPLE = "Café Zürich — naïve “quotes” cost €5 in São Paulo.\r\nNext line."
RUSSIAN = "Москва сообщила, что переговоры пройдут в пятницу. Президент выступил с заявлением о мире и доверии."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_western_text(read, encoding):
    table, _ = read("a.txt", SAMPLE.encode(encoding))
    assert table["text"].iloc[0] == SAMPLE.replace("\r\n", "\n")


def test_latin_1_and_cyrillic():
    assert decode("El Niño, café, Århus".encode("latin-1")) == "El Niño, café, Århus"
    assert decode((RUSSIAN * 5).encode("cp1251")) == RUSSIAN * 5
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Le président a déclaré que la réunion à Genève était reportée à l'été."),
        ("cp1250", "Minister spraw zagranicznych oświadczył, że rozmowy będą kontynuowane w Łodzi i Gdańsku. " * 3),
        ("cp1253", "Ο πρωθυπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα."),
        ("gb18030", "外交部长表示，会谈将于下周在日内瓦继续进行。中国和俄罗斯的关系不断发展。"),
        ("cp932", "外務大臣は、会談が来週ジュネーブで続けられると述べた。両国の関係は発展している。"),
    ],
)
def test_encodings_of_other_languages(encoding, text):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_tables_in_other_encodings(read, encoding):
    for name, data in {
        "a.csv": 'text,desk\n"Café, naïve",x\n',
        "b.jsonl": '{"text": "Café, naïve"}\n',
        "c.json": '{"text": "Café, naïve"}',
    }.items():
        table, _ = read(name, data.encode(encoding))
        assert table["text"].tolist() == ["Café, naïve"]


def test_nuls_and_line_ends_do_not_count(read):
    one, _ = read("a.txt", "Rates rose\0 today.\r\nMore.\r\n")
    two, _ = read("b.txt", "Rates rose today.\nMore.")
    assert one["text"].tolist() == two["text"].tolist() == ["Rates rose today.\nMore."]
    assert one.index.equals(two.index)


def test_a_damaged_byte_does_not_change_the_encoding():
    assert decode(("Café " * 100).encode() + b"\xff") == "Café " * 100 + "\ufffd"


# The guesses and their borders: on either side of each, and just so.


@pytest.mark.parametrize(("mark", "most"), [(b"\x01", 2), (b"\0", 10)], ids=["controls", "NULs"])
def test_a_hundred_bytes_of_text_hold_few_that_text_does_not_have(mark, most):
    assert decode(b"a" * (100 - most) + mark * most) == "a" * (100 - most) + (mark * most).decode().replace("\0", "")
    with pytest.raises(UnreadableError, match="binary"):
        decode(b"a" * (99 - most) + mark * (most + 1))


@pytest.mark.parametrize(("latin", "others"), [("a" * 60, "ж" * 40), ("a" * 96, "Ā" * 4)])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_nuls(latin, others, encoding):
    assert decode((latin + others).encode(encoding)) == latin + others
    with pytest.raises(UnreadableError, match="binary"):
        decode((latin[1:] + others + others[0]).encode(encoding))


# Older encodings, told by the words that they give.

LANGUAGES = list(csv.DictReader(Path(__file__).with_name("languages.csv").read_text(encoding="utf-8").splitlines()[1:]))
OLD = [(row["text"], name) for row in LANGUAGES for name in row["encodings"].split()]


@pytest.mark.parametrize(("text", "encoding"), OLD, ids=[f"{text[:9]} {name}" for text, name in OLD])
def test_news_in_the_encodings_of_its_language(text, encoding):
    plain = text.translate({ord("–"): "-", ord("“"): '"', ord("”"): '"', ord("’"): "'"})
    assert decode(plain.encode(encoding)) == plain


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("café", "cp1252"),
        ("Müller said", "mac_roman"),
        ("Price: £5", "cp1252"),
        ("Wałęsa said no", "cp1250"),
        ("Škoda sales rose", "cp1252"),
        ("Париж, Франция", "cp1251"),
        ("don’t", "mac_roman"),
        ("€5 — ½ price, 20°C ™", "cp1252"),
    ],
)
def test_a_few_words_in_an_older_encoding(text, encoding):
    assert decode(text.encode(encoding)) == text


# Damage costs what is damaged and nothing else.

RUSSIAN_LINE, FRENCH_LINE = "Москва сообщила о переговорах\n", "L’été à Genève – «très» chaud\n"


@pytest.mark.parametrize("text", [row["text"] for row in LANGUAGES] + ["It was a café", "said “no”", "Ends in 😀"])
def test_a_file_cut_inside_its_last_character_loses_that_alone(text):
    *letters, last = text.rstrip(" .,。।")
    for length in range(1, len(last.encode())):
        assert decode("".join(letters).encode() + last.encode()[:length]) == "".join(letters) + "\ufffd"


@pytest.mark.parametrize("text", [row["text"] for row in LANGUAGES if len(row["text"].encode()) > len(row["text"]) + 3])
def test_a_damaged_byte_costs_its_character_alone(text):
    data = text.encode()
    for place in range(5, len(data) - 12, 7):
        got = decode(data[:place] + b"\xff" + data[place + 1 :])
        start = len(data[:place].decode(errors="ignore"))
        assert got[:start] == text[:start]
        assert got[-3:] == text[-3:] and 1 <= got.count("\ufffd") <= 4


def test_a_short_text_with_one_letter_beyond_ascii_and_one_damaged_byte():
    assert decode("The café closed".encode() + b" to\xffday") == "The café closed to\ufffdday"


@pytest.mark.parametrize("other", [RUSSIAN_LINE.encode("cp1251"), RUSSIAN_LINE.encode("koi8_r")])
def test_lines_of_two_encodings_in_one_file(other):
    assert decode(RUSSIAN_LINE.encode() + other * 3 + RUSSIAN_LINE.encode()) == RUSSIAN_LINE * 5


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_rows_in_utf_8_and_rows_in_a_western_encoding(end):
    lines = [FRENCH_LINE.strip().encode(name) for name in ("utf-8", "cp1252", "cp1252", "utf-8")]
    assert decode(end.join(lines)) == "\n".join([FRENCH_LINE.strip()] * 4)
    assert utf8(end.join(lines)) == "\n".join([FRENCH_LINE.strip()] * 4).encode()


def test_western_letters_in_a_line_of_utf_8():
    assert decode("Café, ".encode() + "caf\xe9, \x93no\x94, it\x92s ".encode("latin-1")) == "Café, café, “no”, it’s "


def test_a_cell_cut_inside_a_letter_does_not_become_another_letter():
    assert decode("é\n".encode() + b"a caf\xc3,b\n") == "é\na caf\ufffd,b\n"


def test_what_java_and_old_databases_write():
    assert decode(b"a \xed\xa0\xbd\xed\xb8\x80 b\xc0\x80 c") == "a 😀 b c"
    assert utf8(b"a \xed\xa0\xbd\xed\xb8\x80 b\xc0\x80 c") == "a 😀 b c".encode()
    assert decode(b"half \xed\xa0\xbd of one").strip("\ufffd") == "half \ufffd\ufffd\ufffd of one"


def test_marks_where_files_were_put_together():
    joined = codecs.BOM_UTF8 + b"one\n" + codecs.BOM_UTF8 + b"two"
    assert decode(joined) == "one\ntwo"
    assert utf8(joined) == b"one\ntwo"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_characters_cut_at_an_odd_byte(encoding):
    assert decode("El Niño".encode(encoding) + b"\0") == "El Niño"


@pytest.mark.parametrize("text", ["", "A", "à", "no", "中"])
def test_the_shortest_texts(text):
    assert decode(text.encode()) == text


def test_sound_bytes_are_not_copied():
    data = "El Niño – été\n".encode()
    assert utf8(data) is data


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ("El Niño".encode(), None),
        ("El Niño".encode("utf-16"), None),
        ("L’été à Genève".encode("cp1252"), "it is not in UTF-8 and is read as Windows-1252"),
        ("L’été à Genève".encode("mac_roman"), "it is not in UTF-8 and is read as Mac Roman"),
        ("é\né\n".encode() + b"\xe9t\xe9\n", "of 3 lines beyond ASCII, 1 is not in UTF-8 and is read as Windows-1252"),
        ("un café".encode()[:-1], "it is cut inside its last character"),
        ("éé".encode() + b"\xff", "damaged bytes in it: 1"),
        (b"a \xed\xa0\xbd\xed\xb8\x80", "characters that stand in it in two halves are put together"),
    ],
)
def test_what_is_not_unicode_is_told(data, note):
    assert note_on(data) == note
