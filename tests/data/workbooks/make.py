"""Writes the workbooks of this folder: `python3 make.py`, with openpyxl 3 for those that an ordinary program writes. The others are put
together by hand, part by part: what programs may write and seldom do. Everything in them is made up."""

import datetime as dt
import os
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
STAMP = dt.datetime(2026, 1, 2, 3, 4, 5)


def path(name):
    return os.path.join(HERE, name)


def with_openpyxl():
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.properties.created = book.properties.modified = STAMP
    book.active.title = "Read me"
    goals = book.create_sheet("Goals 2026")
    goals["A1"] = "Goals of the service team"
    goals.merge_cells("A1:F1")
    goals.append([])
    goals.append(["KPI", "Owner", "Unit", "Target", "Alarm", "Next review", "Budget"])
    goals.append(["Answered in a day", "Ada Byron", "%", 0.95, 0.85, dt.date(2026, 3, 31), 12500.5])
    goals.append(["Reply time", None, "hours", 4, 6.125, dt.date(2026, 4, 1), None])
    goals.append(["Cost per case", "Lin Chen", None, 3.5, None, None, None])
    goals.merge_cells("B4:B5")
    for cell in ("D4", "E4"):
        goals[cell].number_format = "0%"
    goals["G4"].number_format = '#,##0.00 "€"'
    goals["D6"].number_format = "[$€-407] #,##0.00"
    goals["F4"].number_format = "dd.mm.yyyy"
    goals.row_dimensions[6].hidden = True
    goals.column_dimensions["E"].hidden = True
    old = book.create_sheet("Old")
    old.sheet_state = "hidden"
    old.append(["Kept aside"])
    book.save(path("goals.xlsx"))

    book = Workbook()
    book.properties.created = book.properties.modified = STAMP
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "History"
    sheet.append(["Month", "Churn"])
    for month in range(1, 13):
        sheet.append([dt.date(2025, month, 1), 0.031 + month / 1000])
        sheet.cell(month + 1, 1).number_format = "mmm yy"
        sheet.cell(month + 1, 2).number_format = "0.0%"
    book.save(path("history-1904.xlsx"))

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Readings")
    sheet.append(["Date", "Value", "Comment"])
    for day in range(1200):
        sheet.append([dt.date(2023, 1, 1) + dt.timedelta(days=day), day * 7 % 100 + day / 8, f"count {day}"])
    book.save(path("long.xlsx"))


TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def by_hand(name, sheet, strings=None, styles=None, sheets='<x:sheet name="A &amp; B" sheetId="1" r:id="rId1"/>', method=zipfile.ZIP_DEFLATED, **more):
    book = f'<x:workbook xmlns:x="{MAIN}" xmlns:r="{RELS}"><!-- by > hand --><x:sheets>{sheets}</x:sheets></x:workbook>'
    listed = [("worksheet", "/xl/worksheets/one.xml"), ("chartsheet", "chartsheets/two.xml")]
    listed += [("styles", "styles.xml")] * bool(styles) + [("sharedStrings", "./sharedStrings.xml")] * bool(strings)
    targets = "".join(
        f'<Relationship Id="rId{at}" Type="{RELS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(listed, 1)
    )
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{targets}</Relationships>'
    with zipfile.ZipFile(path(name), "w", method, compresslevel=9) as out:
        def put(part, text):
            info = zipfile.ZipInfo(part, (2026, 1, 2, 3, 4, 6))
            info.compress_type = method
            out.writestr(info, text)

        put("[Content_Types].xml", TYPES)
        put("xl/workbook.xml", book)
        put("xl/_rels/workbook.xml.rels", rels)
        if styles:
            put("xl/styles.xml", styles)
        if strings:
            put("xl/sharedStrings.xml", strings)
        put("xl/worksheets/one.xml", sheet)
        for part, text in more.items():
            put(part, text)


def odd():
    strings = (
        f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>Größe &lt;m²&gt;</x:t></x:si>'
        "<x:si><x:r><x:rPr><x:b/></x:rPr><x:t>two </x:t></x:r><x:r><x:t>runs</x:t></x:r><x:rPh sb='0' eb='1'><x:t>aside</x:t></x:rPh></x:si>"
        "<x:si/><x:si><x:t><![CDATA[as & is]]></x:t></x:si><x:si><x:t xml:space='preserve'> first_x000D_\nsecond </x:t></x:si></x:sst>"
    )
    styles = f'<styleSheet xmlns="{MAIN}"><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>'
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
        "<x:row><x:c t='s'><x:v>0</x:v></x:c><x:c t='s'><x:v>1</x:v></x:c><x:c/><x:c t='s'><x:v>3</x:v></x:c></x:row>"
        "<x:row r='3' hidden='1'><x:c r='A3'><x:f>SUM(B1:B2)</x:f><x:v>41.5</x:v></x:c><x:c r='B3' t='str'><x:f>\"a\"&amp;\"b\"</x:f><x:v>ab</x:v></x:c>"
        "<x:c r='D3' t='b'><x:v>1</x:v></x:c><x:c r='E3' t='e'><x:v>#N/A</x:v></x:c><x:c r='F3' t='inlineStr'><x:is><x:t>in</x:t><x:rPh><x:t>x</x:t></x:rPh></x:is></x:c></x:row>"
        "<x:row r='4'><x:c r='A4' s='1'><x:v>45688</x:v></x:c><x:c r='B4' s='2'><x:v>0.07</x:v></x:c><x:c r='C4' t='d'><x:v>2025-02-28T00:00:00</x:v></x:c>"
        "<x:c r='D4' t='s'><x:v>4</x:v></x:c><x:c r='E4' s='2'/><x:c r='F4' t='s'><x:v>2</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    sheets = '<x:sheet name="Chart" sheetId="2" r:id="rId2"/><x:sheet name="A &amp; B" sheetId="1" r:id="rId1"/>'
    by_hand("odd.xlsx", sheet, strings, styles, sheets)
    by_hand("stored.xlsx", sheet, strings, styles, sheets, zipfile.ZIP_STORED)
    text = lambda cells: "".join(f"<row>{''.join(row)}</row>" for row in cells)
    word = lambda it: f"<c t='inlineStr'><is><t>{it}</t></is></c>"
    value = lambda it: f"<c><v>{it}</v></c>"
    rows = [[word("KPI"), word("Target")], [word("Churn"), word("3,5")], [word("Share"), value("0.125")], [word("Cost"), value("1234")]]
    by_hand("text-numbers.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData>{text(rows)}</sheetData></worksheet>')
    by_hand("empty.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="1"/></row></sheetData></worksheet>')
    far = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    by_hand("far.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData>{far}</sheetData></worksheet>')
    by_hand("no-strings.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>')
    # A hundred megabytes of blanks.
    by_hand("bomb.xlsx", b" " * 104_000_000)
    with zipfile.ZipFile(path("no-workbook.zip"), "w") as out:
        out.writestr(zipfile.ZipInfo("notes.txt"), "nothing here")


if __name__ == "__main__":
    with_openpyxl()
    odd()
