"""A second form, of our own making and unlike the 2021 one: a commune's digital work, blank or filled in, as Word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.docx_builder import docx, p, tbl, tc, tr

TITLE = "Kết quả chuyển đổi số và cung cấp dịch vụ công của cấp xã"
# Number, label, unit (or choices) and value of the first table's rows.
ROWS = (
    ("I", "Giải quyết thủ tục hành chính", "", ""),
    ("1", "Tổng số hồ sơ đã tiếp nhận trong kỳ", "Hồ sơ", "1.240"),
    ("1.1", "Tiếp nhận trực tuyến", "Hồ sơ", "1.000"),
    ("1.2", "Tiếp nhận trực tiếp tại Trung tâm phục vụ hành chính công", "Hồ sơ", "200"),
    ("1.3", "Tiếp nhận qua dịch vụ bưu chính công ích", "Hồ sơ", "40"),
    ("2", "Tổng số hồ sơ đã giải quyết", "Hồ sơ", "1.150"),
    ("2.1", "Hồ sơ giải quyết đúng hạn", "Hồ sơ", "1.127"),
    ("2.2", "Hồ sơ giải quyết quá hạn", "Hồ sơ", "23"),
    ("3", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "98"),
    ("II", "Hạ tầng số", "", ""),
    ("1", "Tổng số thôn trên địa bàn", "Thôn", "12"),
    ("1.1", "Trong đó: Số thôn có cáp quang đến nhà dân", "Thôn", "11"),
    ("2", "Đài truyền thanh ứng dụng công nghệ thông tin", "0=Chưa; 1=Đang làm; 2=Đã có", "2"),
    ("3", "Số tổ công nghệ số cộng đồng", "Tổ", "12"),
    ("4", "Khó khăn, vướng mắc trong triển khai", "", "Thiếu cán bộ"),
)
VILLAGES = {
    "Vạn Long": ("410", "300", "110", "25"),
    "Xuân Phong": ("320", "290", "30", "18"),
    "Trà Cong": ("95", "60", "35", "7"),
}
TOTAL = ("825", "650", "175", "50")
DOCUMENTS = ("1.204", "1.200", "4", "99,67")


def _span(text: str, columns: int = 1, rows: str = "") -> str:
    merge = {"": "", "begin": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[rows]
    return tc(text, f'<w:gridSpan w:val="{columns}"/>{merge}')


def first_table(values: Mapping[str, str] | None, labels: Mapping[str, str], order: Sequence[int] | None = None) -> str:
    """Number, name, unit, value, explanation; `values` by label (None leaves all blank), `labels` reworded ones."""
    lines = [tr("Mã", "Tên chỉ số", "Đơn vị đo", "Trị số", "Diễn giải thêm")]
    for n in order or range(len(ROWS)):
        number, label, unit, _ = ROWS[n]
        lines.append(tr(number, labels.get(label, label), unit, (values or {}).get(label, ""), ""))
    return tbl(*lines, widths=(600, 4800, 1400, 1200, 1600))


def second_table(rows: Mapping[str, Sequence[str]], total: Sequence[str]) -> str:
    """The villages, with a header of three rows."""
    names = ("Hộ có tài khoản định danh điện tử", "Hộ chưa có tài khoản định danh điện tử")
    header = (
        tr(
            _span("TT", 1, "begin"),
            _span("Thôn", 1, "begin"),
            _span("Số hộ dân", 3),
            _span("Số người được tập huấn kỹ năng số", 1, "begin"),
        ),
        tr(
            _span("", 1, "on"),
            _span("", 1, "on"),
            _span("Tổng số", 1, "begin"),
            _span("Trong đó", 2),
            _span("", 1, "on"),
        ),
        tr(_span("", 1, "on"), _span("", 1, "on"), _span("", 1, "on"), *names, _span("", 1, "on")),
    )
    body = [tr(str(n), name, *values) for n, (name, values) in enumerate(rows.items(), start=1)]
    return tbl(*header, *body, tr("", "Tổng cộng", *total), widths=(500, 1800, 1200, 1800, 1800, 1800))


def third_table(values: Sequence[str]) -> str:
    """Documents sent: one row of figures."""
    header = (
        tr(_span("Văn bản đi", 3), _span("Tỷ lệ văn bản điện tử (%)", 1, "begin")),
        tr(_span("Tổng số văn bản đi", 1, "begin"), _span("Trong đó", 2), _span("", 1, "on")),
        tr(_span("", 1, "on"), "Văn bản điện tử có ký số", "Văn bản giấy", _span("", 1, "on")),
    )
    return tbl(*header, tr(*values), widths=(2000, 2200, 2000, 2000))


def _document(office: str, period: str, narrative: Sequence[str], tables: Sequence[str]) -> bytes:
    return docx(
        p("ỦY BAN NHÂN DÂN") + p(office) + p("Số: 12/BC-UBND") + p("An Hòa, ngày 03 tháng 7 năm 2026")
        + p("BÁO CÁO") + p(TITLE) + p(period) + p("Kính gửi: Sở Khoa học và Công nghệ tỉnh Gia Lai")
        + "".join(p(text) for text in narrative)
        + p("Biểu mẫu số 01") + p("Chỉ số chuyển đổi số của xã") + tables[0]
        + p("Biểu mẫu số 02") + p("Định danh điện tử theo thôn") + tables[1]
        + p("Biểu mẫu số 03") + p("Trao đổi văn bản điện tử") + tables[2]
    )  # fmt: skip


def blank_form() -> bytes:
    """The form as it is sent to the communes."""
    gaps = {"…": ("", "", "", ""), "….": ("", "", "", "")}
    tables = (first_table(None, {}), second_table(gaps, ("", "", "", "")), third_table(("", "", "", "")))
    return _document("XÃ ………………", "6 tháng đầu năm 20…", ("Xã đã tổ chức ….. buổi tuyên truyền.",), tables)


def filled_report(values: Mapping[str, str] | None = None, total: Sequence[str] = TOTAL) -> bytes:
    """A commune's report by it: some labels reworded, two rows exchanged, one without tone marks."""
    printed = {label: value for _, label, _, value in ROWS} | dict(values or {})
    reworded = {
        "Tiếp nhận trực tiếp tại Trung tâm phục vụ hành chính công": "Tiếp nhận trực tiếp tại TT phục vụ hành chính công xã",
        "Số tổ công nghệ số cộng đồng": "So to cong nghe so cong dong",
    }
    order = [*range(12), 13, 12, 14]
    tables = (first_table(printed, reworded, order), second_table(VILLAGES, total), third_table(DOCUMENTS))
    narrative = ("Trong kỳ, xã đã tổ chức 15 buổi tuyên truyền về chuyển đổi số tại các thôn.",)
    return _document("XÃ AN HÒA", "6 tháng đầu năm 2026", narrative, tables)
