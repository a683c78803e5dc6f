"""A presentation becomes its slides, each a page under its title."""

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from tests.samples.files import make_pptx
from tests.samples.reading import block, only, parts, read


def pptx(add):
    return only(read(make_pptx(add), ".pptx"))


def slide(presentation, layout: int, title: str = ""):
    made = presentation.slides.add_slide(presentation.slide_layouts[layout])
    if title:
        made.shapes.title.text = title
    return made


def test_a_slide_is_a_page_under_its_title():
    def add(presentation):
        slide(presentation, 1, "Plants").placeholders[1].text = "Tomatoes\nBeans"
        slide(presentation, 1, "Tools").placeholders[1].text = "Spade"

    document = pptx(add)
    assert [(b.page, b.section) for b in document.blocks if b.kind != "heading"] == [
        (1, ("Plants",)),
        (1, ("Plants",)),
        (2, ("Tools",)),
    ]
    assert [kind for kind, _ in parts(document)] == ["heading", "list_item", "list_item", "heading", "paragraph"]


def test_a_slide_without_a_title_is_in_no_section():
    def add(presentation):
        slide(presentation, 1, "Plants")
        slide(presentation, 6).shapes.add_textbox(0, 0, 9, 9).text_frame.text = "Alone."

    assert block(pptx(add), "Alone.").section == ()


def test_the_speakers_notes_have_a_section_of_their_own():
    def add(presentation):
        slide(presentation, 5, "Plants").notes_slide.notes_text_frame.text = "Say hello."

    assert block(pptx(add), "Say hello.").section == ("Plants", "Speaker's notes")


def test_a_table_becomes_rows():
    def add(presentation):
        table = slide(presentation, 5, "Harvest").shapes.add_table(2, 2, 0, 0, 999, 999).table
        for at, text in enumerate(("Plant", "kg", "Bean", "2")):
            table.cell(at // 2, at % 2).text = text

    assert parts(pptx(add))[1:] == [("table_row", "Plant | kg"), ("table_row", "Bean | 2")]


def test_the_numbers_of_a_chart_are_read():
    def add(presentation):
        data = CategoryChartData()
        data.categories = ["2020", "2021"]
        data.add_series("kg", (3, 4.5))
        slide(presentation, 5, "Harvest").shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 999, 999, data)

    assert parts(pptx(add))[1:] == [("table_row", "| kg"), ("table_row", "2020 | 3"), ("table_row", "2021 | 4.5")]


def test_shapes_are_read_from_top_to_bottom_and_in_groups():
    def add(presentation):
        shapes = slide(presentation, 6).shapes
        shapes.add_textbox(0, 500, 9, 9).text_frame.text = "Below."
        shapes.add_group_shape().shapes.add_textbox(0, 100, 9, 9).text_frame.text = "Above."

    assert [text for _, text in parts(pptx(add))] == ["Above.", "Below."]


def test_a_slide_without_text_is_named():
    def add(presentation):
        slide(presentation, 5, "Plants")
        slide(presentation, 6)

    assert read(make_pptx(add), ".pptx").notes == ("slide 2 has no text",)
