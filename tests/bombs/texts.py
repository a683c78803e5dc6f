"""Texts, tables, data and mails that are nothing but letters, in an order that hurts."""

MEGABYTE = 2**20


def line_txt() -> bytes:
    """One line of 45 megabytes."""
    return b"a" * (45 * MEGABYTE)


def paragraphs_txt() -> bytes:
    """Fifteen million paragraphs of a letter."""
    return b"a\n\n" * (15 * MEGABYTE)


def shapes_txt() -> bytes:
    """What the expressions for items, dates, headings, bylines and ends of sentences could try again and again."""
    tries = ["\n" + " " * 200_000 + "x", "- " + " " * 200_000, '."' * 100_000, "1." * 100_000, "jan" + "a" * 200_000]
    tries += ["((" * 100_000, "\n \n" * 100_000, "x. " * 100_000, "1 " * 100_000, "by " + "A. " * 70_000, "© " * 80_000]
    return "\n\n".join(tries).encode()


def nul_txt() -> bytes:
    """A text that becomes something else after a while."""
    return b"The text is here.\n" * 1000 + b"\0" * (20 * MEGABYTE)


def mixed_txt() -> bytes:
    """Forty megabytes of letters in an encoding that changes in every line."""
    lines = ["Größe und Maß\n".encode("latin-1"), "Größe\n".encode(), "大きさ\n".encode("shift-jis"), b"\x81\x8d\xff\n"]
    return b"".join(lines) * (40 * MEGABYTE // sum(map(len, lines)))


def brackets_md() -> bytes:
    """200,000 links that never end."""
    return b"[" * 200_000 + b"text"


def emphasis_md() -> bytes:
    """Marks of emphasis that might belong together in any way."""
    return b"*a **b _c __d ` `` " * 20_000


def quotes_md() -> bytes:
    """Quotations and lists inside each other, 100,000 deep."""
    return b"> " * 100_000 + b"text\n" + b"- " * 100_000 + b"text"


def table_md() -> bytes:
    """A header of 10,000 columns over 10,000 rows of one cell."""
    return b"|a" * 10_000 + b"|\n" + b"|-" * 10_000 + b"|\n" + b"|b|\n" * 10_000


def matter_md() -> bytes:
    """Front matter that never ends, each of its lines to be matched in two ways."""
    return b"---\n" + b"  key: value\n" * 20_000 + b"text"


def comments_md() -> bytes:
    """Comments, tags and scripts that never end."""
    return b"<div>\n" + b"<!--" * 100_000 + b"<" * 100_000 + b"<script>" * 100_000 + b"<a " * 100_000


def references_md() -> bytes:
    """Names of links that are looked for again and again."""
    return b"[a]: b\n" * 50_000 + b"\n" + b"[a][a]" * 50_000


def deep_json() -> bytes:
    """200,000 lists inside each other."""
    return b"[" * 200_000


def wide_json() -> bytes:
    """A list of ten million numbers."""
    return b"[" + b"1," * 10_000_000 + b"1]"


def ragged_json() -> bytes:
    """50,000 records that each have a name of their own, so that a table of them would have 50,000 columns."""
    return b"[" + b",".join(b'{"n%d":1}' % number for number in range(50_000)) + b"]"


def rows_jsonl() -> bytes:
    """A million documents of a letter."""
    return b"".join(b'{"id":"%d","text":"a"}\n' % number for number in range(1_000_000))


def deep_jsonl() -> bytes:
    """A document with 100,000 lists beside its text."""
    return b'{"id":"a","text":"The text is here.","more":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"


def field_csv() -> bytes:
    """One field of 40 megabytes."""
    return b'name,text\na,"' + b"word " * (8 * MEGABYTE) + b'"\n'


def quotes_csv() -> bytes:
    """What finding out the separator could try again and again."""
    return (b",'" * 30_000 + b'\n;"' * 30_000) * 2


def cells_csv() -> bytes:
    """Twenty million empty cells."""
    return (b"," * 20_000 + b"\n") * 1000


def parts_eml() -> bytes:
    """A mail of 5,000 mails inside each other."""
    lines = [b"Subject: a", b"MIME-Version: 1.0"]
    for number in range(5000):
        lines += [b'Content-Type: multipart/mixed; boundary="b%d"' % number, b"", b"--b%d" % number]
    return b"\n".join([*lines, b"Content-Type: text/plain", b"", b"text"])


def headers_eml() -> bytes:
    """A mail whose addresses never end."""
    return b"Subject: a\nTo: " + b"(" * 100_000 + b"<a@b>, " * 50_000 + b"\nCc: " + b'"' * 100_001 + b"\n\ntext"
