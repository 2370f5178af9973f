"""Invented districts of an invented province, and invented people. None of them exists."""

from __future__ import annotations

import random

from data.samples.model import Office

PROVINCE = "Hoành Giang"
_HEADS = (
    "Suối Ngân",
    "Khe Sương",
    "Bến Lụa",
    "Gò Trầm",
    "Đầm Ngọc",
    "Núi Tượng",
    "Thác Lam",
    "Đồng Hạc",
    "Rừng Quế",
    "Cồn Mây",
    "Hang Yến",
    "Bàu Sậy",
)
_TAILS = ("Thượng", "Hạ", "Đông", "Tây", "Trung")
MOST = len(_HEADS) * len(_TAILS)
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đinh", "Hồ")
_MIDDLES = ("Văn", "Quốc", "Thị", "Hữu", "Minh", "Thanh", "Ngọc", "Đình")
_GIVEN = ("Khoáng", "Lẫm", "Thuận", "Sương", "Trác", "Nhiên", "Cẩn", "Diệp", "Hoạt", "Uyển")


def offices(rng: random.Random, count: int) -> list[Office]:
    """So many offices, all different; raises ValueError for more than the names can make."""
    if count > MOST:
        raise ValueError(f"there are names for {MOST} districts, not for {count}")
    names = [f"{head} {tail}" for head in _HEADS for tail in _TAILS]
    rng.shuffle(names)
    return [office(rng, name) for name in names[:count]]


def office(rng: random.Random, name: str) -> Office:
    """An office of that name, most often a rural district."""
    unit = rng.choices(("huyện", "thị xã", "thành phố"), weights=(7, 2, 1))[0]
    chairman = " ".join((rng.choice(_FAMILIES), rng.choice(_MIDDLES), rng.choice(_GIVEN)))
    return Office(unit, name, PROVINCE, chairman, name)
