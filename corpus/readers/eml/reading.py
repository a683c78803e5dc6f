"""Read a mail: its headers and body as a document, each attachment as a document of its own."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from corpus import limits
from corpus.cleaning import clean
from corpus.document import BlockKind
from corpus.errors import ReadError
from corpus.readers.decode import decode
from corpus.readers.draft import DraftBuilder
from corpus.readers.eml.body import add_body
from corpus.readers.markup import MarkupWalker
from corpus.readers.reader import Parts, Reader, Source
from corpus.readers.title import sensible
from corpus.readers.trees import parse_html

_HEADERS = ("From", "To", "Cc", "Date", "Subject")


def read_eml(source: Source) -> Parts:
    """Return the mail, and the files that are attached to it.

    Raises:
        ReadError: It has neither a header of a mail nor a body.
    """
    # each is looked for in every line below it
    limits.refuse_over(source.data.lower().count(b"multipart/"), limits.NESTING, "parts inside each other")
    mail = message_from_bytes(source.data, policy=policy.default)
    if not any(mail[name] for name in _HEADERS):
        raise ReadError("not a mail: it names no sender, recipient, date or subject")
    builder = DraftBuilder()
    for name in _HEADERS:
        value = " ".join(clean(str(mail[name] or "")).split())
        if value:
            builder.add(BlockKind.BYLINE, f"{name}: {value}")
    if not _add_text(mail, builder):
        builder.notes.append("no text in the mail itself")
    draft = builder.draft(sensible(str(mail["Subject"] or "")) or source.name)
    return Parts((draft,), tuple(_attachments(mail, source)))


def _add_text(mail: EmailMessage, builder: DraftBuilder) -> bool:
    """Add the mail's text, the plain one where there are two; tell whether there is any."""
    body = mail.get_body(("plain", "html"))
    if body is None:
        return False
    text = _decoded(body)
    before = len(builder.blocks)
    if body.get_content_type() == "text/html":
        if text.strip():
            root = parse_html(text)
            MarkupWalker(root, builder, titled=False).add(root)
    else:
        add_body(text, builder)
    return len(builder.blocks) > before


def _decoded(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        return data.decode(charset) if charset else decode(data)
    except (LookupError, UnicodeDecodeError):  # a charset that nobody knows, or one that it is not in
        return decode(data)


def _attachments(mail: EmailMessage, source: Source) -> Iterator[Source]:
    for number, part in enumerate(mail.iter_attachments(), 1):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield source.member(f"{number}.eml", inner.as_bytes())
        elif part.get_content_disposition() == "attachment" or part.get_filename():
            payload = part.get_payload(decode=True)
            name = clean(part.get_filename() or f"{number}").replace("\\", "/").rpartition("/")[2]
            yield source.member(name or str(number), payload if isinstance(payload, bytes) else b"")


READER = Reader(
    (".eml",),
    read_eml,
    "sender, recipients, date, subject; quoted replies under a heading of their own, signatures marked; attachments",
    "own",
)
