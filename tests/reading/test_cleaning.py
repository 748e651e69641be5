"""A text as it was meant: mark-up as a browser shows it, mojibake, escapes, hyphens at line ends, placeholders."""

import csv
import html
from html.parser import HTMLParser
from pathlib import Path

import ftfy.bad_codecs  # noqa: F401  names of encodings in which each byte is a character
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire.reading.cleaning.texts import clean

SENTENCES = {
    row["language"]: row["text"]
    for row in csv.DictReader(Path(__file__).with_name("languages.csv").read_text(encoding="utf-8").splitlines()[1:])
}


# Mark-up.


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>Rates rose.</p><p>Shares fell.</p>", "Rates rose.\n\nShares fell."),
        ("<P>Rates rose.<P>Shares fell.", "Rates rose.\n\nShares fell."),
        ("Rates rose.<br>Shares<br />fell.", "Rates rose.\nShares\nfell."),
        ("Rates rose.<br><br/>\nShares fell.", "Rates rose.\n\nShares fell."),
        ("<div>Rates <b>ro</b>se, <a href='/x'>it said</a>.</div>", "Rates rose, it said."),
        ("<ul><li>One</li><li>Two</ul>", "One\nTwo"),
        ("<table><tr><td>Oil</td><td>4%</td></tr><tr><td>Gas</td><td>5%</td></tr></table>", "Oil 4%\nGas 5%"),
        ("<p>Seen</p><script>x = 1</script><style>p {}</style><!-- note --><noscript>no</noscript>", "Seen"),
        ('<p>Seen <img src="a.jpg" alt="a photo"/>twice<span style="display:none">not</span></p>', "Seen twice"),
        ("<p>Seen</p>\n<!-- wp:paragraph -->\n<p>too</p>", "Seen\n\ntoo"),
        ("<td>Oil</td><td>4%</td>", "Oil\n\n4%"),
        ("<![CDATA[<p>Rates rose.</p>]]>", "Rates rose."),
        ("<pre>one\ntwo</pre>", "one\ntwo"),
        ('Rates rose. <a href="http://cut', "Rates rose."),
        ("<p>Rates rose <o:p></o:p><my-box>again</my-box></p>", "Rates rose again"),
        ("<html><head><title>Page</title></head><body>Rates rose.</body></html>", "Rates rose."),
        ("<p>Rates rose <!-- and the rest", "Rates rose and the rest"),
        ("<div>Rates<video src=x> rose.</div>", "Rates rose."),
    ],
)
def test_tags_are_shown_as_in_a_browser(given, expected):
    assert clean(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("AT&amp;T &quot;rose&quot; &lt; 3%&nbsp;&hellip;", 'AT&T "rose" < 3% …'),
        ("It&#8217;s &#x2019;s &#146;s", "It’s ’s ’s"),
        ("AT&amp;amp;T &amp;#8217;s", "AT&T ’s"),
        ("&lt;p&gt;It&amp;rsquo;s&lt;/p&gt;&lt;p&gt;so&lt;/p&gt;", "It’s\n\nso"),
        ("&amp;lt;p&amp;gt;Rates rose.&amp;lt;/p&amp;gt;", "Rates rose."),
        ("The bank #39;s $ #36;5 deal; issue #12;", "The bank's $ $5 deal; issue #12;"),
        ("They are #45; we are #50; bus #39; she", "They are #45; we are #50; bus #39; she"),
        ("See it in the [video footage], [gallery laughs].", "See it in the [video footage], [gallery laughs]."),
        ("caf&Atilde;&copy;", "café"),
        ("caf&eacute", "caf&eacute"),
    ],
)
def test_entities_are_characters_however_often_they_were_escaped(given, expected):
    assert clean(given) == expected


@pytest.mark.parametrize(
    "text",
    [
        "GDP < 3% and debt > 60%",
        "AT&T, R&D; S&P; Marks & Spencer",
        "where a<b and b>c, or a <b and c> d",
        "the <unk> word, <PERSON> said, I <3 you",
        "Write to <jane@example.org> or <https://example.org/a>",
        "The <b> tag makes letters bold",
        "http://example.org/?a=1&para=2&copy=3",
        "if (a < b && c > d) return a[0];",
        "Obama said [the president] and [sic] it",
        "#1; No. #39 was sold",
    ],
)
def test_signs_that_are_no_mark_up_stay(text):
    assert clean(text) == text


WORDS = st.sampled_from(["rates", "rose", "AT&T", "3 < 4", "“so”", "café", "x>y", "it's"])
INLINE = st.sampled_from(["b", "i", "em", "span", "a", "strong", "sup", "font", "u"])
BLOCKS = ["p", "div", "li", "h2", "blockquote", "section", "figcaption", "br"]
BLOCK = st.sampled_from(BLOCKS[:-1])


@st.composite
def marked_up(draw):
    """Draw HTML with its words escaped, in elements inside others."""
    parts = []
    for tag in draw(st.lists(BLOCK, min_size=1, max_size=5)):
        inside = []
        for word in draw(st.lists(WORDS, min_size=1, max_size=4)):
            name, extra = (
                draw(INLINE),
                draw(st.sampled_from(["", ' class="x > y"', " href='/a?b=1&c=2'", ' title="&lt;"'])),
            )
            inside.append(f"<{name}{extra}>{html.escape(word)}</{name}>" if draw(st.booleans()) else html.escape(word))
        parts.append(f"<{tag}>{' '.join(inside)}</{tag}>")
    return draw(st.sampled_from(["", "\n", " <!-- - --> ", "<br>", "<script>let x = '<p>'</script>"])).join(parts)


class Shown(HTMLParser):
    """Another parser: the text outside scripts, white space around what is no inline element."""

    def __init__(self, page):
        super().__init__()
        self.text, self.in_script = "", False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.in_script = tag == "script"
        self.text += " " if tag in BLOCKS else ""

    def handle_endtag(self, tag):
        self.in_script = False
        self.text += " " if tag in BLOCKS else ""

    def handle_data(self, data):
        self.text += "" if self.in_script else data


@given(marked_up())
def test_words_are_those_that_another_parser_finds(page):
    assert clean(page).split() == Shown(page).text.split()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('[caption id="a" width="300"]<img src="a.jpg"> A photo[/caption] Rates rose.', "A photo Rates rose."),
        ("Rates rose.[embed]https://example.org/v[/embed]", "Rates rose."),
        ('[gallery ids="1,2"]Rates rose.', "Rates rose."),
        ("Rates rose and sha… [+1234 chars]", "Rates rose and sha…"),
    ],
)
def test_codes_of_content_management_systems_go(given, expected):
    assert clean(given) == expected


# Letters.


@pytest.mark.parametrize("language", SENTENCES)
def test_sound_text_stays_in_every_language(language):
    sound = SENTENCES[language]
    assert clean(sound) == sound
    assert clean(sound.upper()) == sound.upper()


@pytest.mark.parametrize("wrong", ["sloppy-windows-1252", "latin-1"])
@pytest.mark.parametrize("language", SENTENCES)
def test_utf_8_that_was_read_as_western_is_repaired(language, wrong):
    assert clean(SENTENCES[language].encode().decode(wrong)) == SENTENCES[language]


@pytest.mark.parametrize("wrong", ["sloppy-windows-1252", "latin-1", "mac_roman", "sloppy-windows-1250", "cp437"])
def test_mojibake_of_western_news_is_repaired_also_twice_and_beside_sound_letters(wrong):
    western = [SENTENCES[name] for name in ("en", "de", "es", "it", "sv", "da", "nl")]
    for text in western:
        once = text.encode().decode(wrong)
        assert clean(once) == text
        assert clean(f"{once}\n\nSound: “café”.") == f"{text}\n\nSound: “café”."
        if wrong in ("latin-1", "sloppy-windows-1252"):
            assert clean(once.encode().decode(wrong)) == text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("“Sound” and itâ€™s a cafÃ©", "“Sound” and it’s a café"),
        ("â€œNoâ€\ufffd and â€œnoâ€? and â€œnoâ€, he said", "“No” and “no” and “no”, he said"),
        ("“Good” M√°laga and it‚Äôs", "“Good” Málaga and it’s"),
        ("It ΓÇÖs ErdoÄŸan’s GdaÅ„sk – ok", "It ’s Erdoğan’s Gdańsk – ok"),
        ("it\ufffds, they don\ufffdt", "it’s, they don’t"),
        ("It\x92s \x93so\x94", "It’s “so”"),
    ],
)
def test_single_characters_are_repaired(given, expected):
    assert clean(given) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO, MANHÃ… “ÃO”",
        "À « Genève »",
        "CAFÉ” and É…",
        "Ätna – Åre",
        "x√2, ≈3",
        "½ of ² ™ © £5",
        "Â",
        "a\ufffdb",
    ],
)
def test_rare_letters_beside_marks_are_no_mojibake(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("hy\xadphen and exten\xad\nsion", "hyphen and extension"),
        ("ze\u200bro \u2060wi\ufeffdth\u200e", "zero width"),
        ("of\ufb01ce e\ufb00ort \ufb02ow a\ufb03x", "office effort flow affix"),
        ("cafe\u0301 Mu\u0308ller", "café Müller"),
        ("ten\xa0million\u2009people", "ten million people"),
        ("tab\x0bbed\x0cpage\x07", "tab\nbed\n\npage"),
        ("\uf0b7 item", "• item"),
        ("\uff21\uff22\uff23 \uff11", "ABC 1"),
        ("👨\u200d👩\u200d👧 mi\u200cni", "👨\u200d👩\u200d👧 mini"),
    ],
)
def test_signs_that_nobody_sees_go_and_letters_are_whole(given, expected):
    assert clean(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (r"Rates rose.\n\nShares fell.\nIt’s so.", "Rates rose.\n\nShares fell.\nIt’s so."),
        (r"It\u2019s \ud83d\ude00 a caf\xc3\xa9 and a caf\xe9", "It’s 😀 a café and a café"),
        (r"b'The bank\xe2\x80\x99s rate'", "The bank’s rate"),
        ("b\"Oil 'rose' today\"", "Oil 'rose' today"),
        (r"He said \"no\", it\'s", 'He said "no", it\'s'),
        (r"saved in C:\new\reports", r"saved in C:\new\reports"),
        ("one\\ntwo\nthree", "one\\ntwo\nthree"),
    ],
)
def test_escapes_that_were_typed_out_are_characters(given, expected):
    assert clean(given) == expected


# Lines.
