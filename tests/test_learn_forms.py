"""Forms as other offices draw them: ticks, units behind ĐVT, rows left blank, stages of work; drawn in text."""

from __future__ import annotations

import pytest

from extract.document import Document, Table
from normalize.catalogue import Indicator
from normalize.form import load_form
from normalize.grid import role_of
from rasoat.learn.labels import choices_in, unit_in
from rasoat.learn.links import propose_links
from rasoat.learn.reader import read_skeleton
from rasoat.learn.rules import propose
from rasoat.learn.skeleton import Skeleton
from rasoat.learn.stages import stage
from tests import figures
from tests.drawn import document
from tests.drawn import table as table_of
from validate.domains import DOMAIN_CHECKS
from validate.rules import load_rules

STAFF = """
    TT  | Đơn vị trực thuộc | Số người làm việc (ĐVT: người) | <         | <
    ^   | ^                 | Tổng số                        | Trong đó  | <
    ^   | ^                 | ^                              | Viên chức | Hợp đồng
        |                   |                                |           |
        |                   |                                |           |
    Cộng | <                |                                |           |
    """
SYSTEMS = """
    TT | Hệ thống          | Đã triển khai | Chưa triển khai | Số tài khoản (ĐVT: tài khoản)
    1  | Quản lý văn bản   | x             |                 | 60
    2  | Một cửa điện tử   | x             |                 | 25
    3  | Họp trực tuyến    |               | x               | 0
    """
FUNDS = """
    STT | Chỉ tiêu                                | Đơn vị     | Số liệu
    1   | Kinh phí được giao                      | Triệu đồng |
    2   | Kinh phí đã giải ngân                   | Triệu đồng |
    3   | Tỷ lệ giải ngân (%)                     | %          |
    4   | Số nhiệm vụ trong kế hoạch              | Nhiệm vụ   |
    5   | Số nhiệm vụ đã hoàn thành               | Nhiệm vụ   |
    6   | Tổng số văn bản hướng dẫn nghiệp vụ đã gửi các xã | Văn bản |
    """
FILES = """
    STT | Tháng | Hồ sơ tiếp nhận | <        | <         | Hồ sơ đã giải quyết | <        | <       | Hồ sơ đang giải quyết
    ^   | ^     | Tổng số         | Chia ra  | <         | Tổng số             | Chia ra  | <       | ^
    ^   | ^     | ^               | Kỳ trước | Nhận mới  | ^                   | Đúng hạn | Quá hạn | ^
    1   | Tháng 1 |               |          |           |                     |          |         |
    2   | Tháng 2 |               |          |           |                     |          |         |
        | Tổng số |               |          |           |                     |          |         |
    """


def learned(drawing: str, *lines: str) -> Skeleton:
    """The form with this narrative and one table."""
    blocks: tuple[str | Table, ...] = ("BÁO CÁO", "Công tác công vụ", *lines, "Mẫu số 1", "Bảng", table_of(drawing))
    found: Document = document(*blocks)
    return read_skeleton(found, "moi", load_form("form2021"))


def equations(form: Skeleton) -> set[str]:
    """What is proposed, as equations."""
    return {p.equation for p in propose(form, load_form("form2021").abbreviations)}


def test_rows_left_blank_repeat_where_the_header_numbers_them() -> None:
    (table,) = learned(STAFF).tables
    assert (table.dimension, table.totalled) == ("Đơn vị trực thuộc", True)
    assert [i.label.rsplit(" > ", maxsplit=1)[-1] for i in table.items] == ["Tổng số", "Viên chức", "Hợp đồng"]
    assert {i.unit for i in table.items} == {"người"}
    assert "M1.1[Tổng cộng] = sum(M1.1[*])" in equations(learned(STAFF))


def test_columns_of_ticks_are_choices_and_rows_without_a_total_have_no_sum() -> None:
    form = learned(SYSTEMS)
    (table,) = form.tables
    assert (table.layout, table.dimension) == ("columns", "Hệ thống")
    assert [(i.kind, i.unit) for i in table.items] == [("choice", ""), ("choice", ""), ("count", "tài khoản")]
    assert dict(table.items[0].choices) == {"x": "Có"}
    assert equations(form) == set()


@pytest.mark.parametrize(("printed", "allowed"), [("x", True), ("X", True), ("Có", True), ("v", False)])
def test_a_tick_answers_whether(printed: str, allowed: bool) -> None:
    asked = Indicator("1", "", "PL1", "Đã có trụ sở", "", "choice", choices_in("Có/Không"))
    observation = figures.report({"1.1.1": "1"}).observations[0]._replace(value_raw=printed, figure=None)
    (rule,) = [r for r in load_rules("form2021").rules if r.id == "domain.choice"]
    assert DOMAIN_CHECKS["choice"](observation, asked, rule) is allowed


def test_what_was_done_is_no_more_than_what_was_to_be_done_and_a_rate_is_of_both() -> None:
    assert equations(learned(FUNDS)) == {"M1.2 <= M1.1", "M1.5 <= M1.4", "M1.3 ~ 100 * M1.2 / M1.1"}


def test_what_was_received_is_done_or_still_open() -> None:
    assert {"M1.1[*] = M1.4[*] + M1.7[*]", "M1.1[*] = M1.2[*] + M1.3[*]"} <= equations(learned(FILES))


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("Sở đã gửi …… văn bản hướng dẫn nghiệp vụ.", {"TM.1 = M1.6"}),
        ("Sở đã gửi …… văn bản.", set()),  # too few words to know which
    ],
)
def test_a_fact_of_the_narrative_may_be_an_indicator_s_figure(sentence: str, same: set[str]) -> None:
    assert {e for e in equations(learned(FUNDS, sentence)) if e.startswith("TM.")} == same


def test_a_unit_behind_its_sign_is_believed_and_a_number_s_header_is_read_letter_by_letter() -> None:
    assert unit_in("Số tài khoản (ĐVT: tài khoản)", ()) == "tài khoản"
    assert unit_in("Số tài khoản (đã cấp)", ()) == ""
    assert role_of("S T T", load_form("form2021")) == "number"


WORK = """
    STT | Chỉ tiêu                                  | Đơn vị   | Số liệu
    1   | Tổng số hồ sơ đã tiếp nhận                | Hồ sơ    |
    1.1 | Kỳ trước chuyển sang                      | Hồ sơ    |
    1.2 | Mới tiếp nhận trong kỳ                    | Hồ sơ    |
    2   | Tổng số hồ sơ đã giải quyết               | Hồ sơ    |
    2.1 | Đúng hạn                                  | Hồ sơ    |
    2.2 | Quá hạn                                   | Hồ sơ    |
    3   | Số nhiệm vụ đã hoàn thành trong kỳ báo cáo | Nhiệm vụ |
    4   | Số hồ sơ thanh toán trực tuyến            | Hồ sơ    |
    """


def test_links_lead_to_the_older_form_s_figure_not_to_its_neighbour() -> None:
    """What is overdue is not on time, what is done late is not all that is done, a payment is no level 3."""
    links = {link.code: link.older_code for link in propose_links(learned(WORK), load_form("form2021"))}
    assert links == {
        "M1.1": "PL2.1b.1", "M1.1.1": "PL2.1b.2", "M1.1.2": "PL2.1b.3", "M1.2": "PL2.1b.4",
        "M1.2.1": "PL2.1b.5", "M1.2.2": "PL2.1b.6", "M1.3": "1.1.2",
    }  # fmt: skip


DOUBTFUL = """
    STT | Chỉ tiêu                                  | Đơn vị   | Số liệu
    1   | Số hồ sơ nhận giải quyết                  | Hồ sơ    |
    2   | Số hồ sơ chưa giải quyết                  | Hồ sơ    |
    3   | Số nhiệm vụ đã hoàn thành                 | Nhiệm vụ |
    4   | Biên chế được giao                        | Người    |
    5   | Số cán bộ được học lớp tiếng dân tộc      | Người    |
    6   | Số vấn đề phát hiện đã khắc phục          | Vấn đề   |
    """


def test_a_link_is_sure_where_the_words_are_the_same_and_nothing_else_is_as_near() -> None:
    """Received is not still open; what may as well be two figures, or lacks the older one's words, is unsure at most."""
    links = {link.code: link for link in propose_links(learned(DOUBTFUL), load_form("form2021"))}
    assert {code for code, link in links.items() if link.sure} <= {"M1.1", "M1.2", "M1.3"}
    assert (links["M1.3"].older_code, links["M1.3"].sure) == ("1.1.2", True)
    stages = {stage(one.label): stage(one.older_label) for one in links.values()}
    assert stages.items() <= {("", ""), ("received", "received"), ("open", "open"), ("done", "done")}
    assert all(not links[code].sure for code in ("M1.4", "M1.5", "M1.6") if code in links)
