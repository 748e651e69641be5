"""Bytes to text, whatever their encoding."""

import pytest
from newswire.reading.encodings import decode
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


def test_one_byte_in_fifty_beyond_ascii_may_be_damaged():
    fifty = ("é" * 23 + "—").encode() + b"\xff"
    assert decode(fifty) == "é" * 23 + "—\ufffd"
    assert "é" not in decode(("é" * 24).encode() + b"\xff")


def test_a_text_with_less_than_three_letters_in_ten_beyond_ascii_is_western():
    latin = "a" * 193  # beside the 83 Cyrillic letters
    assert decode(f"{RUSSIAN} {latin}".encode("cp1251")).startswith("Москва")
    assert decode(f"{RUSSIAN} {latin}a".encode("cp1251")).startswith("Ìîñêâà")


def test_a_text_with_one_odd_letter_in_five_beyond_ascii_is_not_western():
    polish = "Rozmowy będą kontynuowane w przyszlym tygodniu, więc będzie sędzia i potem minister"
    assert decode(polish.encode("cp1250")) == polish
    assert decode(f"{polish} kolęda".encode("cp1250")).startswith("Rozmowy bêd¹ kontynuowane")
