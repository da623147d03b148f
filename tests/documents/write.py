"""Writes a document as offices keep them, by a library that shares no code with the importer: python-docx.

usage: write.py FOLDER

`thong-bao.docx` says what `thong-bao.txt` beside this script says, in the form of a real notice: a head in two columns, numbers that
Word counts, a table of indicators with merged cells, a table for recipients and signature. `bang.docx` has two plain tables whose cells
take several lines, for what becomes of them on the pages of a PDF.
"""

import pathlib
import sys

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

OUT = pathlib.Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)

LEVELS = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")]


def numbering(document, levels):
    """Adds a list of the given levels; gives its id."""
    part = document.part.numbering_part.element
    pattern = 900 + len(part.findall(qn("w:abstractNum")))
    rows = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    first = part.find(qn("w:num"))
    element = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{pattern}">{rows}</w:abstractNum>')
    first.addprevious(element) if first is not None else part.append(element)
    return again(document, pattern)


def again(document, pattern, start=None):
    """A further list of a pattern, which counts anew where `start` says so."""
    part = document.part.numbering_part.element
    number = 1 + max([0, *(int(num.get(qn("w:numId"))) for num in part.findall(qn("w:num")))])
    change = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
    part.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{pattern}"/>{change}</w:num>')
    )
    return number


def item(document, number, level, *runs):
    paragraph = document.add_paragraph()
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    say(paragraph, *runs)
    return paragraph


def say(paragraph, *runs):
    """Runs are words, or words with "b" or "i"."""
    for run in runs:
        text, look = run if isinstance(run, tuple) else (run, "")
        added = paragraph.add_run(text)
        added.bold = "b" in look or None
        added.italic = "i" in look or None
    return paragraph


def centred(container, text, bold=True):
    paragraph = container.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    say(paragraph, (text, "b" if bold else ""))


def cell(target, *lines):
    target.paragraphs[0].text = ""
    for at, line in enumerate(lines):
        paragraph = target.paragraphs[0] if at == 0 else target.add_paragraph()
        say(paragraph, line)


def notice():
    document = docx.Document()
    head = document.add_table(rows=2, cols=2)
    cell(head.cell(0, 0), "UBND TỈNH THỬ", ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "b"), "_______")
    cell(head.cell(0, 1), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b"), ("Độc lập - Tự do - Hạnh phúc", "b"))
    cell(head.cell(1, 0), "Số: 21/TB-SKHCN")
    cell(head.cell(1, 1), ("Hà Nội, ngày 03 tháng 3 năm 2025", "i"))
    centred(document, "THÔNG BÁO")
    centred(document, "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 02 năm 2025")
    say(document.add_paragraph(), "Ngày 28/02/2025, Giám đốc Sở chủ trì cuộc họp giao ban tháng 02 năm 2025.")
    say(document.add_paragraph(), "Sau khi nghe báo cáo, Giám đốc Sở kết luận như sau:")
    number = numbering(document, LEVELS)
    item(document, number, 0, ("Đánh giá kết quả thực hiện tháng 02 năm 2025", "b"))
    say(document.add_paragraph(), "Trong tháng, các phòng, đơn vị đã hoàn thành các nhiệm vụ được giao.")
    item(document, number, 0, ("Nhiệm vụ trọng tâm tháng 3 năm 2025", "b"))
    item(document, number, 1, ("Văn phòng Sở:", "b"))
    item(document, number, 3, "Trình Giám đốc Sở kế hoạch chuyển đổi số ", ("trước ngày 15/3/2025", "b"), ".")
    item(document, number, 3, "Chủ trì, phối hợp với ", ("Thanh tra Sở", "i"), " rà soát hồ sơ, hoàn thành trong tháng 3/2025.")
    item(document, number, 1, ("Phòng Quản lý Khoa học:", "b"))
    item(document, number, 2, "Tổng hợp danh mục nhiệm vụ khoa học năm 2026.")
    item(document, number, 2, "Nghiệm thu 02 đề tài trước ngày 20/3/2025.")
    item(document, number, 1, ("Thanh tra Sở:", "b"))
    item(document, number, 2, "Báo cáo kết quả thanh tra quý I năm 2025 trước ngày 25/3/2025.")
    item(document, number, 0, ("Chỉ tiêu năm 2025", "b"))
    kpis(document)
    say(document.add_paragraph(), "Trên đây là kết luận của Giám đốc Sở, yêu cầu các phòng, đơn vị thực hiện.")
    foot = document.add_table(rows=1, cols=2)
    cell(foot.cell(0, 0), ("Nơi nhận:", "bi"), "- Ban Giám đốc Sở;", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT.")
    cell(foot.cell(0, 1), ("TL. GIÁM ĐỐC", "b"), ("CHÁNH VĂN PHÒNG", "b"))
    page = document.sections[0].footer.paragraphs[0]
    page.add_run("Trang ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(parse_xml(f'<w:r {nsdecls("w")}><w:t>1</w:t></w:r>'))
    page._p.append(field)
    document.save(OUT / "thong-bao.docx")


def kpis(document):
    """A head of two rows, a group over the whole width, a unit in charge merged downwards."""
    table = document.add_table(rows=6, cols=6, style="Table Grid")
    for column, head in enumerate(["TT", "Chỉ tiêu", "Đơn vị tính"]):
        table.cell(0, column).merge(table.cell(1, column))
        cell(table.cell(0, column), (head, "b"))
    cell(table.cell(0, 3).merge(table.cell(0, 4)), ("Năm 2025", "b"))
    cell(table.cell(1, 3), ("Kế hoạch", "b"))
    cell(table.cell(1, 4), ("Thực hiện tháng 02", "b"))
    table.cell(0, 5).merge(table.cell(1, 5))
    cell(table.cell(0, 5), ("Đơn vị chủ trì", "b"))
    cell(table.cell(2, 0).merge(table.cell(2, 5)), ("I. Nghiên cứu khoa học", "b"))
    rows = [
        ["1", "Số đề tài cấp tỉnh được nghiệm thu", "đề tài", "14", "2"],
        ["2", "Số hội thảo khoa học", "hội thảo", "05", "1"],
        ["3", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "từ 95% trở lên", "96,5"],
    ]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            cell(table.cell(at + 3, column), text)
    table.cell(3, 5).merge(table.cell(4, 5))
    cell(table.cell(3, 5), "Phòng Quản lý Khoa học")
    cell(table.cell(5, 5), "Văn phòng Sở")


def tables():
    """Indicators with numbers, assignments without."""
    document = docx.Document()
    centred(document, "THÔNG BÁO")
    centred(document, "Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 02 năm 2025")
    say(document.add_paragraph(), "Ngày 28/02/2025, Giám đốc Sở chủ trì cuộc họp và kết luận như sau:")
    say(document.add_paragraph(), "I. Chỉ tiêu năm 2025")
    plain(
        document,
        [("STT", 1.2), ("Chỉ tiêu", 6.5), ("Đơn vị tính", 2.2), ("Kế hoạch năm 2025", 3), ("Thực hiện tháng 02", 2.8)],
        ["1", "Số đề tài cấp tỉnh được nghiệm thu", "đề tài", "14", "2"],
        ["2", "Số hội thảo khoa học được tổ chức trên địa bàn toàn tỉnh và các huyện miền núi", "hội thảo", "05", "1"],
        ["3", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "từ 95% trở lên", "96,5"],
        ["4", "Kiểm định phương tiện đo", "PTD", "8.000", "1.293"],
        ["5", "Kiểm nghiệm mẫu sản phẩm hàng hóa lưu thông trên thị trường", "mẫu", "650", ""],
    )
    say(document.add_paragraph(), "II. Nhiệm vụ tháng 3 năm 2025")
    plain(
        document,
        [("Nội dung công việc", 8), ("Đơn vị chủ trì", 4), ("Thời hạn", 3.5)],
        ["Trình Giám đốc Sở kế hoạch chuyển đổi số của Sở và các đơn vị", "Văn phòng Sở", "15/3/2025"],
        ["Rà soát, tổng hợp danh mục nhiệm vụ năm 2026, lấy ý kiến các sở, ngành", "Phòng Quản lý Khoa học", "Trong tháng 3/2025"],
        ["Báo cáo kết quả thanh tra quý I", "Thanh tra Sở", "25/3/2025"],
    )
    say(document.add_paragraph(), "Trên đây là kết luận của Giám đốc Sở, yêu cầu các phòng, đơn vị thực hiện.")
    document.save(OUT / "bang.docx")


def plain(document, heads, *rows):
    """A table without merged cells, its columns so many centimetres wide."""
    table = document.add_table(rows=0, cols=len(heads), style="Table Grid")
    for at, row in enumerate([[words for words, _ in heads], *rows]):
        for target, words, (_, width) in zip(table.add_row().cells, row, heads):
            target.width = Cm(width)
            cell(target, (words, "b" if at == 0 else ""))


notice()
tables()
