"""Messages: mail, posts to newsgroups and mailboxes of them; and texts below front matter."""

import re
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from ..cleaning.texts import clean
from ..encodings import decode
from .declared import text_of
from .exports import take_apart
from .front_matter import with_front_matter
from .records import Records

# What heads of mail and posts hold.
_FIELDS = set(
    "from to cc bcc subject date newsgroups newsgroup organization lines path message-id references sender reply-to "
    "xref distribution keywords summary followup-to nntp-posting-host received return-path mime-version content-type "
    "content-transfer-encoding delivered-to dkim-signature article-i.d. expires user-agent in-reply-to "
    "in-article-id document_id approved originator news-software list-id thread-topic sent".split()
)
_ONES = {"from", "newsgroups", "newsgroup", "message-id", "return-path", "received"}  # one of which a head has
_FIELD = re.compile(r"([A-Za-z][\w.-]{0,40})[ \t]?:(?:[ \t]|$)")
_ENVELOPE = re.compile(r"^From \S.{0,60}\d\d:\d\d.{0,30}\d{4}.{0,10}$", re.MULTILINE)
_POST = re.compile(r"(?:\A|(?<=\n\n))(?=(?:From|Newsgroups?|Subject|Path|Xref|Message-ID): )")
_LOOK = 20_000  # characters within which a head ends
_QUOTED = re.compile(r"[ \t]{0,4}(?:>|\||[A-Z]{1,3}>)")
_SAID = re.compile(
    r"(?:writes|wrote|says|said|schrieb|schreef|a écrit|escribió)\b.{0,60}:\s*$|^In article\b|^On .{6,80}$"
)
_LONGEST_FIELD = 5000  # characters of a field with encoded words
_LONGEST_SIGNATURE = 12  # lines


def read_mail(data: bytes) -> Records:
    r"""Read a file of mail: one message, or those of a mailbox.

    Examples
    --------
    >>> row = read_mail(b"From: Ann <a@b.org>\nSubject: Rates\n\nRates rose.\n").rows[0]
    >>> row["text"], row["title"], row["author"]
    ('Rates rose.', 'Rates', 'Ann')
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        data = decode(data).encode()
    view = data.decode("latin-1").replace("\r\n", "\n")  # a letter a byte: each message has an encoding of its own
    return _read([piece.encode("latin-1") for piece in _messages(view) or [view.lstrip()]])


def read_message(text: str) -> Records | None:
    r"""Return the article in a text that is a message or has front matter, or those of a mailbox; None for any other.

    Examples
    --------
    >>> read_message("From: Ann <a@b.org>\nSubject: Rates\nLines: 1\n\nRates rose.\n").rows[0]["title"]
    'Rates'
    """
    start = text.lstrip()[:100]
    pieces = _messages(text) if _FIELD.match(start) or start.startswith("From ") else []
    return _read([piece.encode() for piece in pieces]) if pieces else with_front_matter(text)


def _messages(text: str) -> list[str]:
    """Return each message in a text: those of a mailbox, posts in one file, or one; none in another text."""
    text = text.lstrip()
    if _ENVELOPE.match(text):
        pieces = [piece.lstrip("\n") for piece in _ENVELOPE.split(text)]
        return [re.sub(r"(?m)^>(>{0,9}From )", r"\1", piece) for piece in pieces if piece.strip()]
    if not _is_message(text):
        return []
    starts = [
        match.start() for match in _POST.finditer(text) if _is_message(text[match.start() : match.start() + _LOOK])
    ]
    starts = sorted({0, *starts})
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _is_message(text: str) -> bool:
    """Tell whether a text begins with the fields of a mail or post."""
    names: list[str] = []
    for line in re.split(r"\n[ \t]*\n", text[:_LOOK], maxsplit=1)[0].split("\n"):
        match = _FIELD.match(line)
        if match:
            names.append(match[1].lower())
        elif not line[:1].isspace():
            return False
    known = [name for name in names if name in _FIELDS or name.startswith("x-")]
    return len(known) >= 2 and len(known) * 2 > len(names) and bool(_ONES & set(known))


def _read(pieces: list[bytes]) -> Records:
    """Return the articles of messages."""
    records, shortened = Records(), 0
    for number, piece in enumerate(pieces, 1):
        place = f"message {number} of {len(pieces)}" if len(pieces) > 1 else ""
        before = f"{place}: " if place else ""
        try:
            message = message_from_bytes(piece)
            text, notes = _text_of(message)
            head = _head(message)
        except RecursionError:
            records.refused.append(f"{before}nested too deeply")
            continue
        records.notes += [before + note for note in notes]
        if exported := take_apart(text):
            records.take(exported, place)
        else:
            own = _own_words(text)
            shortened += own != text
            records.add({"text": own or None} | head, place)
    if shortened:
        many = f" in {shortened:,} of {len(pieces):,} messages" if len(pieces) > 1 else ""
        records.notes.append(f"quotations of other messages and signatures are left out{many}")
    return records


def _head(message: Message) -> dict:
    """Return what the head of a message says."""
    sender = _field(message, "from") or ""
    name, address = parseaddr(sender) if "@" in sender else (sender, "")
    row = {"title": _field(message, "subject"), "date": _field(message, "date") or _field(message, "sent")}
    row["author"] = name or address or sender or None
    more = ("newsgroups", "newsgroup", "organization", "to", "message-id", "in-reply-to", "keywords", "summary")
    return row | {field.replace("-", "_"): value for field in more if (value := _field(message, field))}


def _field(message: Message, name: str) -> str | None:
    """Return a field of a head on one line, its encoded words decoded; one that is damaged as it was written."""
    value = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    written = " ".join(decode(value.encode("utf-8", "surrogateescape")).split()) if value.strip() else ""
    return _decoded(written) or None


def _decoded(written: str) -> str:
    """Return a field with its encoded words decoded, as far as they can be."""
    if len(written) > _LONGEST_FIELD:
        return written
    try:
        return " ".join(str(make_header(decode_header(written))).split())
    except (ValueError, LookupError, MessageError):
        return written


def _text_of(message: Message) -> tuple[str, list[str]]:
    """Return the text of a message, what is plain before what is a page, and what of it is not read."""
    texts: list[str] = []
    pages: list[str] = []
    notes: list[str] = []
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart() or kind.startswith("image/") or kind.endswith("signature"):
            continue
        if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            name = _decoded(part.get_filename() or "") or kind
            notes.append(f"an attachment is not read: {name}; save it as a file of its own")
        else:
            (pages if kind == "text/html" else texts).append(_content(part))
    plain = "\n\n".join(texts).strip()
    return (plain or clean("\n\n".join(pages)).strip()), notes


def _content(part: Message) -> str:
    """Return the text of one part, by the encoding it names where it holds to it."""
    payload = part.get_payload(decode=True)
    text = text_of(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""
    return re.sub(r"(?<! ) \n(?!>)", " ", text) if "format=flowed" in str(part.get("content-type", "")) else text


def _own_words(text: str) -> str:
    """Return a text without the lines that quote others and without its signature; all of it where nothing remains."""
    lines = text.split("\n")
    marks = [place for place, line in enumerate(lines) if line.rstrip() == "--"]
    ends = [place for place in marks if place and len(lines) - place <= _LONGEST_SIGNATURE]
    if ends:
        lines = lines[: ends[0]]
    kept, following = [], ""
    for line in reversed(lines):
        quoted = bool(_QUOTED.match(line)) or (
            _SAID.search(line) and (_QUOTED.match(following) or _SAID.search(following))
        )
        if not quoted:
            kept.append(line)
        following = line if line.strip() else following
    own = re.sub(r"\n{3,}", "\n\n", "\n".join(reversed(kept))).strip()
    return own if re.search(r"\w", own) else text
