"""A workbook becomes sheets of rows, with values as they are shown."""

import datetime
import io
import zipfile

import pytest

from corpus.readers.xlsx.shown import shown
from tests.samples.files import make_xlsx, make_zip
from tests.samples.reading import block, only, parts, read


def test_a_sheet_is_a_section_and_its_rows_a_table():
    def add(book):
        book.active.title = "Harvest"
        for row in (["Plant", "kg"], ["Tomato", 4], ["Bean", None], [None, 2]):
            book.active.append(row)

    document = only(read(make_xlsx(add), ".xlsx"))
    assert [text for _, text in parts(document)] == ["Harvest", "Plant | kg", "Tomato | 4", "Bean", "| 2"]
    assert block(document, "Tomato").section == ("Harvest",)
    assert document.slice(document.header_of(block(document, "Tomato"))) == "Plant | kg"


def test_a_line_above_a_table_is_text_and_a_gap_ends_a_table_only_before_a_header():
    def add(book):
        for row in (["Harvest by plant"], ["Plant", "kg"], ["Tomato", 4], [], ["Bean", 2], [], ["Tool", "Owner"]):
            book.active.append(row)

    document = only(read(make_xlsx(add), ".xlsx"))
    tables = [(b.kind.value, b.list_id) for b in document.blocks][1:]
    assert tables == [("paragraph", None), *[("table_row", 0)] * 3, ("table_row", 1)]


def test_empty_and_hidden_sheets_are_named():
    def add(book):
        book.active.append(["Plant"])
        book.create_sheet("Empty")
        book.create_sheet("Secret").sheet_state = "hidden"

    assert read(make_xlsx(add), ".xlsx").notes == ("sheet 'Empty' is empty", "sheet 'Secret' is hidden: not read")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),  # 15 digits, as a sheet shows: 0.30000000000000004 has 17
        (1234.5, "#,##0.00", "1,234.50"),
        (-0.256, "0.0%", "-25.6%"),
        (5, '"EUR" 0', "EUR 5"),
        (5, "[$€-407] 0.0#", "€ 5.0"),
        (12, '0 "kg";[Red]-0', "12 kg"),
        (1e20, "General", "1e+20"),
        (True, "General", "TRUE"),
        (datetime.datetime(2021, 5, 26), "yyyy-mm-dd", "2021-05-26"),
        (datetime.datetime(2021, 5, 26, 8, 30), "General", "2021-05-26 08:30"),
        (datetime.time(8, 30), "h:mm", "08:30:00"),
    ],
)
def test_a_value_is_shown_as_in_the_sheet(value: object, number_format: str, text: str):
    assert shown(value, number_format) == text


def test_a_stated_size_of_a_million_rows_costs_nothing():
    def add(book):
        book.active.append(["Plant"])

    with zipfile.ZipFile(io.BytesIO(make_xlsx(add))) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    inside[sheet] = inside[sheet].replace(b'ref="A1"', b'ref="A1:XFD1048576"')
    assert [text for _, text in parts(only(read(make_zip(inside), ".xlsx")))] == ["Sheet", "Plant"]
