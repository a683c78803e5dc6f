"""A mail becomes its headers and text; what is quoted, signed or attached is told apart."""

import pytest

from corpus.errors import ReadError
from tests.samples.files import make_mail, make_zip
from tests.samples.reading import block, only, parts, read

DATE = "Wed, 26 May 2021 08:00:00 +0000"


def mail(text: str, **headers: str):
    return only(read(make_mail(text, **headers).as_bytes(), ".eml"))


def test_the_headers_are_read_and_the_subject_is_the_title():
    document = mail("It opened.", To="Bo <bo@example.org>", Date=DATE)
    assert (document.title, document.date) == ("The hall", "26 May 2021")
    assert [text for kind, text in parts(document) if kind == "byline"] == [
        "From: Ann <ann@example.org>",
        "To: Bo <bo@example.org>",
        f"Date: {DATE}",
        "Subject: The hall",
    ]


def test_quoted_text_stands_under_the_line_that_introduces_it():
    document = mail("Yes.\n\nOn Monday, Bo wrote:\n> Did it open?\n> When?\n\nAt nine.\n")
    assert block(document, "Did it open?\nWhen?").section == ("On Monday, Bo wrote:",)
    assert [block(document, text).section for text in ("Yes.", "At nine.")] == [(), ()]


def test_quoted_text_without_an_introduction_is_named_as_such():
    assert block(mail("> Did it open?\n\nYes."), "Did it").section == ("Quoted message",)


def test_the_signature_is_boilerplate():
    assert parts(mail("It opened.\n\n-- \nAnn Lee\nGarden Society"))[-1] == (
        "boilerplate",
        "-- \nAnn Lee\nGarden Society",
    )


def test_a_mail_in_html_alone_keeps_its_structure():
    made = make_mail("")
    made.set_content("<p>It opened.</p><ol><li>Dig.</ol>", subtype="html")
    assert parts(only(read(made.as_bytes(), ".eml")))[2:] == [("paragraph", "It opened."), ("list_item", "Dig.")]


def test_attachments_are_documents_of_their_own():
    made = make_mail("See the list.")
    made.add_attachment("Plant,kg\nBean,2\n", subtype="csv", filename="harvest.csv")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="hall.png")
    made.add_attachment(make_mail("The first mail."))
    content = read(made.as_bytes(), ".eml")
    assert [document.path for document in content.documents] == [
        "name.eml",
        "name.eml/harvest.csv",
        "name.eml/3.eml",
    ]
    assert content.notes == ("hall.png: no reader for .png",)


def test_a_path_in_an_attachments_name_leads_nowhere():
    made = make_mail("See.")
    made.add_attachment("It opened.", filename="../../etc/hall.txt")
    assert read(made.as_bytes(), ".eml").documents[1].path == "name.eml/hall.txt"


def test_an_archive_in_a_mail_is_read():
    made = make_mail("See.")
    packed = make_zip({"hall.txt": "It opened."})
    made.add_attachment(packed, maintype="application", subtype="zip", filename="all.zip")
    assert read(made.as_bytes(), ".eml").documents[1].path == "name.eml/all.zip/hall.txt"


@pytest.mark.parametrize("charset", ["nonsense", "ascii"])
def test_a_wrong_charset_loses_nothing(charset: str):
    head = f"From: a@example.org\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert "Grüße" in only(read(f"{head}Grüße.", ".eml")).text


def test_a_text_without_headers_is_no_mail():
    with pytest.raises(ReadError, match="not a mail"):
        read("It opened on Monday.", ".eml")


def test_nested_parts_over_the_limit_are_refused():
    part = "Content-Type: multipart/mixed; boundary=x\n\n--x\n"
    with pytest.raises(ReadError, match="refused: limit of 200 parts inside each other"):
        read("Subject: a\n" + part * 201, ".eml")
