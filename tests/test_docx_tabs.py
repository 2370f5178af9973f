"""Tables typed with tabulators."""

from extract.document import Table
from tests.docx_builder import p, r, read

TAB = "<w:r><w:tab/></w:r>"


def line(*parts: str) -> str:
    return p(TAB.join(r(part) for part in parts))


def rows(table: Table) -> list[list[str]]:
    return [[c.text for c in table.cells if c.row == n] for n in range(table.n_rows)]


def test_figures_under_one_another_are_a_table() -> None:
    body = p("Số liệu:") + line("Lĩnh vực", "Mới", "Xong") + line("Đất đai", "1.297", "1.250")
    body += line("Hộ tịch", "36", "36") + line("Y tế", "", "2") + p("Hết.")
    blocks = read(body).blocks
    assert [type(b).__name__ for b in blocks] == ["Paragraph", "Table", "Paragraph"]
    (table,) = read(body).tables()
    assert rows(table)[1:] == [["Đất đai", "1.297", "1.250"], ["Hộ tịch", "36", "36"], ["Y tế", "", "2"]]
    assert table.cells[3].place.location == "paragraph[3]/tab[1]"
    assert all(cell.confidence < 1 for cell in table.cells)


def test_tabs_without_figures_and_single_lines_stay_text() -> None:
    signature = line("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN") + line("- Sở Nội vụ;", "CHỦ TỊCH") + line("- Lưu: VT.", "")
    assert list(read(signature).tables()) == []
    assert list(read(line("Số hồ sơ", "12") + p("đã xong") + line("Số văn bản", "7")).tables()) == []
    assert list(read(line("a", "1") + line("b", "2", "3") + line("c", "4")).tables()) == []


def test_a_numbered_row_may_lack_the_parts_at_its_end() -> None:
    body = line("TT", "Nội dung", "Số lượng") + line("1", "Số phòng", "12") + line("2", "Khó khăn, vướng mắc")
    body += line("2.1.", "Kiến nghị") + line("3", "Số người được đào tạo", "74")
    (table,) = read(body).tables()
    assert rows(table) == [
        ["TT", "Nội dung", "Số lượng"],
        ["1", "Số phòng", "12"],
        ["2", "Khó khăn, vướng mắc"],
        ["2.1.", "Kiến nghị"],
        ["3", "Số người được đào tạo", "74"],
    ]


def test_numbered_headings_alone_are_no_table() -> None:
    body = line("1", "Số phòng", "12") + line("2", "Tổ chức bộ máy") + line("3", "Tài chính công")
    assert list(read(body).tables()) == []


def test_a_numbered_row_may_lack_its_unit() -> None:
    body = line("5.1.1/ Số cơ quan", "11", "Cơ quan") + line("5.1.2/ Số đơn vị", "54", "Đơn vị")
    body += line("5.2/ Tuyển dụng", "21", "") + line("5.2.1/ Số công chức", "3", "Người")
    (table,) = read(body).tables()
    assert rows(table)[2:] == [["5.2/ Tuyển dụng", "21"], ["5.2.1/ Số công chức", "3", "Người"]]
    first = line("4.3/ Số người", "1.316", "") + line("4.3.1/ Được giao", "1.358", "Người")
    first += line("4.3.2/ Có mặt", "1.316", "Người")
    (table,) = read(first).tables()
    assert [row[1] for row in rows(table)] == ["1.316", "1.358", "1.316"]
    assert list(read(line("Số hồ sơ", "12") + line("Số phòng", "12", "Phòng") + line("Số xã", "9", "")).tables()) == []
