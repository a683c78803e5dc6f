"""Zips, and formats made of one, that expand to far more than they are."""

import io
import struct
import zipfile

Members = dict[str, bytes]

_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{_ENTITIES}]>'
"""A billion "ha" in a kilobyte."""


def packed(members: Members, *, level: int = 9) -> bytes:
    """Return a zip of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def nested_zip() -> bytes:
    """Ten archives in each archive, five deep: 100,000 megabytes in the end."""
    data = packed({"0.txt": b"a" * 2**20})
    for _ in range(5):
        data = packed({f"{n}.zip": data for n in range(10)})
    return data


def ratio_zip() -> bytes:
    """190 megabytes in less than one."""
    return packed({"a.txt": b"a" * (190 * 2**20)})


def many_zip() -> bytes:
    """100,000 files of a word each."""
    return packed({f"{n}.txt": b"word" for n in range(100_000)}, level=0)


def overlapped_zip() -> bytes:
    """1,000 names for one member of a megabyte."""
    data = packed({"a.txt": b"a" * 2**20})
    end = data.rindex(b"PK\5\6")
    start = struct.unpack("<I", data[end + 16 : end + 20])[0]
    record = data[start:end]
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1000, 1000, len(record) * 1000, start, 0)
    named = [record[:46] + f"{n:05d}".encode() + record[51:] for n in range(1000)]
    return data[:start] + b"".join(named) + tail


def lying_zip() -> bytes:
    """A member that says that it has ten bytes and has a hundred million."""
    data = packed({"a.txt": b"a" * 100_000_000})
    size, lie = struct.pack("<I", 100_000_000), struct.pack("<I", 10)
    return data.replace(size, lie)


def workbook(sheet: str, strings: str = "<sst/>") -> bytes:
    """Return a workbook of one sheet.

    Args:
        sheet: The XML of its sheet.
        strings: The XML of its shared strings.
    """
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/s.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/s.xml"/>'
        f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/s.xml": sheet.replace("<worksheet>", f'<worksheet xmlns="{main}">'),
        "xl/sharedStrings.xml": strings.replace("<sst>", f'<sst xmlns="{main}">'),
    }
    return packed({name: text.encode() for name, text in parts.items()})


def corners_xlsx() -> bytes:
    """A sheet with its first and its last cell, and sixteen thousand million between them."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return workbook(f"<worksheet><sheetData>{cells}</sheetData></worksheet>")


def strings_xlsx() -> bytes:
    """100,000 cells that share one string of 30,000 letters: three gigabytes."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))
    strings = f"<sst><si><t>{'word ' * 6000}</t></si></sst>"
    return workbook(f"<worksheet><sheetData>{rows}</sheetData></worksheet>", strings)


def laughs_xlsx() -> bytes:
    """A billion laughs in a workbook's strings."""
    cell = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return workbook(f"<worksheet><sheetData>{cell}</sheetData></worksheet>", f"{LAUGHS}<sst><si><t>&l9;</t></si></sst>")
