"""A whole report as blocks: letterhead, narrative, signature, Phụ lục 1, Phụ lục 2."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from data.samples.disorder import strange
from data.samples.indicators import IndicatorTable
from data.samples.layouts import Style
from data.samples.model import (
    TOTAL,
    Block,
    Key,
    NewSection,
    Office,
    Paragraph,
    Printed,
    Quarter,
    Sides,
)
from data.samples.phrases import Speaker
from data.samples.tables import Tables


@dataclass(frozen=True, slots=True)
class Span:
    """The days that an appendix says it covers, as (day, month) each."""

    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Composer:
    """Puts one report together; `said` of the speaker holds what the narrative printed.

    `edits`: what is printed otherwise, by what and where: letterhead org or day, title quarter, span, appendix-org,
    attached-org and attached-number of an appendix, sentence under a heading.
    """

    rng: random.Random
    office: Office
    quarter: Quarter
    style: Style
    printed: Printed
    indicators: IndicatorTable
    tables: Tables
    speaker: Speaker
    pl1_span: Span
    pl2_span: Span
    number: int
    day: tuple[int, int]
    edits: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def _edited(self, what: str, where: str, usual: str) -> str:
        return self.edits.get((what, where), usual)

    def blocks(self) -> tuple[Block, ...]:
        """The report from its first line to its last table."""
        return (*self._front(), *self._narrative(), *self._signature(), *self._pl1(), *self._pl2())

    def files_page(self) -> tuple[Block, ...]:
        """One page of the report alone: the heading of Phụ lục 2 and its table 1b."""
        table = self.tables.files()
        return (*self._appendix(2, self.pl2_span), _item("b) Tình hình giải quyết hồ sơ"), table)

    def _front(self) -> Iterator[Block]:
        office, quarter = self.office, self.quarter
        day, month = self.day
        dated = self._edited("letterhead", "day", f"ngày {day:02d} tháng {month:02d} năm {quarter.year}")
        named = self._edited("title", "quarter", quarter.roman)
        yield Sides(
            left=(
                ("ỦY BAN NHÂN DÂN", "bold"),
                (self._edited("letterhead", "org", office.full).upper(), "bold rule"),
                ("", ""),
                (f"Số: {self.number}/BC-UBND", ""),
            ),
            right=(
                ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold"),
                ("Độc lập - Tự do - Hạnh phúc", "bold rule"),
                ("", ""),
                (f"{office.seat}, {dated}", "italic"),
            ),
            role="letterhead",
        )
        yield Paragraph("BÁO CÁO", "title", bold=True)
        if self.rng.random() < 0.5:
            of_year = f" năm {quarter.year}" if quarter.following_year != quarter.year else ""
            ahead = f"phương hướng, nhiệm vụ quý {quarter.following} năm {quarter.following_year}"
            yield Paragraph(f"Kết quả công tác cải cách hành chính quý {named}{of_year},", "title", bold=True)
            yield Paragraph(ahead, "title", bold=True)
        else:
            title = f"Tình hình thực hiện công tác cải cách hành chính quý {named} năm {quarter.year}"
            yield Paragraph(title, "title", bold=True)
        yield Paragraph(f"Kính gửi: Sở Nội vụ tỉnh {office.province}.", "center")

    def _narrative(self) -> Iterator[Block]:
        yield Paragraph(self.speaker.opening())
        yield _heading("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
        yield _subheading("1. Kế hoạch cải cách hành chính")
        yield from self._say("plan")
        yield from self._fill("direction")
        yield _subheading("2. Kiểm tra cải cách hành chính")
        yield from self._fill("inspection")
        yield _subheading("3. Tuyên truyền cải cách hành chính")
        yield from self._fill("publicity")
        yield _heading("II. KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ")
        yield _subheading("1. Cải cách thể chế")
        yield from self._fill("institutions")
        yield _subheading("2. Cải cách thủ tục hành chính")
        yield from self._fill("one_stop")
        yield from self._say("procedures", "post", "online", "complaints")
        yield _subheading("3. Cải cách tổ chức bộ máy hành chính")
        yield from self._say("bodies")
        yield _subheading("4. Cải cách chế độ công vụ")
        yield from self._staff()
        yield from self._say("leaders")
        yield from self._fill("service")
        yield _subheading("5. Cải cách tài chính công")
        yield from self._say("autonomy")
        yield _subheading("6. Xây dựng chính quyền điện tử, hiện đại hóa hành chính")
        yield from self._fill("network")
        yield from self._say("digital", "iso")
        yield from self._end()

    def _end(self) -> Iterator[Block]:
        yield _heading("III. ĐÁNH GIÁ CHUNG")
        yield _subheading("1. Kết quả đạt được")
        yield from self._fill("strengths")
        yield _subheading("2. Hạn chế, nguyên nhân")
        yield from self._fill("weaknesses")
        yield _heading(f"IV. NHIỆM VỤ TRỌNG TÂM QUÝ {self.quarter.following} NĂM {self.quarter.year}")
        for text in self.speaker.filler("tasks"):
            yield Paragraph(f"- {text}")
        yield Paragraph(self.speaker.filler("closing")[0])

    def _say(self, *groups: str) -> Iterator[Block]:
        for group in groups:
            for line in self.speaker.sentences(group).split("\n"):
                yield Paragraph(line)

    def _fill(self, heading: str) -> Iterator[Block]:
        for text in self.speaker.filler(heading):
            yield Paragraph(text)
        if ("sentence", heading) in self.edits:
            yield Paragraph(self.speaker.fill(self.edits["sentence", heading]))

    def _staff(self) -> Iterator[Block]:
        if not self.style.staff_table:
            yield from self._say("staff")
            return
        yield Paragraph(self.speaker.one_of("staff", "table"))
        yield self.tables.staff()
        self.speaker.said.update(self.tables.staff_facts())

    def _signature(self) -> Iterator[Block]:
        yield Sides(
            left=(
                ("Nơi nhận:", "bold italic small"),
                ("- Như trên;", "small"),
                (
                    f"- TT. Huyện ủy, TT. HĐND {self.office.unit};" if self.office.unit == "huyện" else "",
                    "small",
                ),
                ("- CT, các PCT UBND;", "small"),
                ("- Lưu: VT, NV.", "small"),
            ),
            right=(
                ("TM. ỦY BAN NHÂN DÂN", "bold"),
                ("CHỦ TỊCH", "bold"),
                ("", ""),
                ("", ""),
                ("", ""),
                (self.office.chairman, "bold"),
            ),
            role="signature",
        )

    def _appendix(self, number: int, span: Span) -> Iterator[Block]:
        style, year = self.style, self.quarter.year
        first = f"{span.first[0]:02d}/{span.first[1]:02d}/{year}"
        last = f"{span.last[0]:02d}/{span.last[1]:02d}/{year}"
        yield Paragraph(style.appendix.format(n=number), "title", bold=True)
        own = self._edited("appendix-org", str(number), self.office.full)
        yield Paragraph(f"{style.appendix_title} {own.upper()}", "title", bold=True)
        days = self._edited("span", str(number), style.span.format(first=first, last=last))
        yield Paragraph(days, "center", italic=True)
        day, month = self.day
        report = self._edited("attached-number", str(number), str(self.number))
        signed = f"{report}/BC-UBND ngày {day:02d}/{month:02d}/{year}"
        of = self._edited("attached-org", str(number), self.office.full)
        yield Paragraph(f"(Kèm theo Báo cáo số {signed} của UBND {of})", "center", italic=True)

    def _pl1(self) -> Iterator[Block]:
        yield NewSection(landscape=False)
        yield from self._appendix(1, self.pl1_span)
        yield self.indicators.grid()

    def _pl2(self) -> Iterator[Block]:
        tables = self.tables
        yield NewSection(landscape=self.style.landscape)
        yield from self._appendix(2, self.pl2_span)
        yield _subheading("1. Kết quả thực hiện cơ chế một cửa, một cửa liên thông")
        yield _item("a) Số TTHC thuộc thẩm quyền giải quyết")
        yield tables.columns("PL2.1a")
        yield _item("b) Tình hình giải quyết hồ sơ")
        yield tables.files()
        yield _item("c) Tiếp nhận và trả kết quả TTHC qua dịch vụ bưu chính công ích (BCCI)")
        yield tables.columns("PL2.1c")
        yield _subheading("2. Tổ chức bộ máy, biên chế hành chính")
        yield tables.columns("PL2.2")
        yield _subheading("3. Cải cách chế độ công vụ, công chức")
        yield _item("a) Xác định vị trí việc làm và cơ cấu công chức, viên chức")
        yield tables.rows("PL2.3a", "Nội dung", "Số lượng")
        yield _item("b) Cán bộ, công chức cấp xã")
        yield tables.rows("PL2.3b", "Tiêu chí", "Tổng số")
        yield _subheading("4. Cải cách tài chính công")
        yield tables.rows("PL2.4", "Nội dung", "Số lượng")
        yield _subheading("5. Ứng dụng CNTT và cung cấp dịch vụ công trực tuyến")
        yield tables.columns("PL2.5")
        yield _subheading("6. Áp dụng Hệ thống quản lý chất lượng ISO 9001")
        yield tables.rows("PL2.6", "Nội dung", "Số lượng")

    def stated(self) -> dict[Key, str]:
        """What is printed, once `blocks` was called: the narrative's facts, then the tables' figures."""
        facts = {where: text for where, text in self.speaker.said.items() if text}
        tables = {where: text for where, text in self.printed.items() if where.section != "TM"}
        return facts | {self._as_typed(w): text for w, text in tables.items() if not strange(w.code)}

    def uncoded(self) -> tuple[tuple[str, str], ...]:
        """The figures of rows and columns that the form does not have: label and figure."""
        labels = {label.code: label.text for rows in self.tables.sheets.tables.values() for label in rows}
        return tuple((labels[w.code], text) for w, text in self.printed.items() if strange(w.code))

    def _as_typed(self, where: Key) -> Key:
        """The key of a figure whose row is named as this office types it."""
        plain = where.dimension in {"", TOTAL} or not self.style.disorder.noise
        return where if plain else where._replace(dimension=self.tables.name(where.dimension))


def _heading(text: str) -> Paragraph:
    return Paragraph(text, "heading", bold=True)


def _subheading(text: str) -> Paragraph:
    return Paragraph(text, "subheading", bold=True)


def _item(text: str) -> Paragraph:
    return Paragraph(text, "item", italic=True)
