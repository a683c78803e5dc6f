"""A web page becomes its content, with its structure and without its furniture."""

from corpus.document import Document
from corpus.readers.html import read_html
from tests.samples.reading import block, only, parts, read

PROSE = "The glass hall opened in spring and closed in autumn, after many thousand people had seen its plants."
PAGE = """<html><head><title>The glass hall | Example</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/x">Plants</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies. Accept?</p></div>
<main><h1>The glass hall</h1><p>{prose}</p>{content}<p>{prose}</p></main>
<footer><p>Imprint and contact of the example garden</p></footer></body></html>"""


def page(content: str) -> Document:
    return only(read(PAGE.format(prose=PROSE, content=content), ".html"))


def test_menu_cookie_bar_and_footer_are_left_out_and_counted():
    content = read(PAGE.format(prose=PROSE, content=""), ".html")
    assert parts(only(content)) == [("title", "The glass hall"), ("paragraph", PROSE), ("paragraph", PROSE)]
    # Home, Plants; We use cookies. Accept?; Imprint and contact of the example garden: 2 + 4 + 7
    assert content.notes == ("left out as menu, footer or other furniture: 13 words",)


def test_a_page_that_the_extractor_would_empty_is_kept_whole():
    content = read("<body><nav><a>Home</a> <a>Plants</a></nav></body>", ".html")
    assert (only(content).text, content.notes) == ("Home Plants", ())


def test_a_short_list_in_the_content_stays():
    assert [text for kind, text in parts(page("<ul><li>Red<li>Blue</ul>")) if kind == "list_item"] == ["Red", "Blue"]


def test_a_list_counts_from_its_start_and_from_the_value_of_an_item():
    document = page('<ol start="3"><li>Dig.<li value="7">Plant.<li>Water.</ol>')
    assert [block(document, text).number for text in ("Dig.", "Plant.", "Water.")] == ["3", "7", "8"]


def test_a_list_inside_an_item_is_a_list_of_its_own():
    document = page("<ol><li>Dig.<ul><li>Deep.</ul><li>Plant.</ol>")
    outer, inner, last = (block(document, text) for text in ("Dig.", "Deep.", "Plant."))
    assert outer.list_id == last.list_id != inner.list_id
    assert (last.number, inner.number) == ("2", None)


def test_headings_are_the_sections_of_what_follows():
    document = page("<h2>Care</h2><h3>Water</h3><p>Every day in summer, twice.</p>")
    assert block(document, "Every day").section == ("Care", "Water")


def test_a_table_keeps_rows_and_columns_where_cells_span():
    rows = "<tr><th colspan=2>Plant<th>kg<tr><td rowspan=2>Tomato<td>Roma<td>4<tr><td>Cherry<td>3"
    shown = [text for kind, text in parts(page(f"<table>{rows}</table>")) if kind == "table_row"]
    assert shown == ["Plant |  | kg", "Tomato | Roma | 4", "Tomato | Cherry | 3"]


def test_the_header_comes_first_wherever_the_page_has_it():
    rows = "<tbody><tr><td>Roma<td>4</tbody><thead><tr><th>Plant<th>kg</thead>"
    assert next(text for kind, text in parts(page(f"<table>{rows}</table>")) if kind == "table_row") == "Plant | kg"


def test_a_table_that_only_places_things_is_no_table():
    assert ("paragraph", "Come in soon.") in parts(page("<table><tr><td>Come in soon.</td></tr></table>"))


def test_code_keeps_its_lines():
    assert ("code", "def water():\n    return 2") in parts(page("<pre>def water():\n    return 2</pre>"))


def test_a_forced_line_break_stays_and_other_white_space_is_one_space():
    assert ("paragraph", "Main Road 1\nQingdao") in parts(page("<p>Main\n   Road 1<br>Qingdao</p>"))


def test_the_day_in_the_metadata_is_the_documents():
    head = '<meta property="article:published_time" content="2021-05-26T08:00:00Z">'
    assert only(read(f"<html><head>{head}</head><body><p>{PROSE}</p></body>", ".html")).date == "2021-05-26"


def test_a_page_of_several_first_headings_has_its_own_title():
    assert (
        only(read(f"<title>Halls</title><h1>One</h1><p>{PROSE}</p><h1>Two</h1><p>{PROSE}</p>", ".html")).title
        == "Halls"
    )


def test_scripts_and_hidden_parts_are_not_text():
    document = page("<script>alert(1)</script><style>p{}</style><template><p>no</p></template>")
    assert [text for word in ("alert", "p{}") for _, text in parts(document) if word in text] == []


def test_the_encoding_is_the_one_that_the_page_names():
    data = f'<meta charset="gb2312"><p>展览馆建成了。{PROSE}</p>'.encode("gb2312")
    assert "展览馆建成了" in only(read(data, ".html")).text


def test_a_page_that_names_a_wrong_encoding_is_read_all_the_same():
    assert "Grüße" in only(read(f'<meta charset="ascii"><p>Grüße. {PROSE}</p>'.encode(), ".html")).text


def test_a_page_without_title_is_named_by_its_file():
    assert read_html(f"<p>{PROSE}</p>", name="hall").title == "hall"
