"""Every contradiction that can be planted, by name."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import partial

from data.samples.mishaps import ECHOES, MISHAPS
from data.samples.model import Values
from data.samples.plants import PLANTS, Plant, Planted, planted_one_by_one
from data.samples.sequels import SEQUELS
from data.samples.slips import SLIPS, Scene, Slip


def _with_scene(plant: Plant) -> Slip:
    def slip(rng: random.Random, values: Values, _: Scene) -> Planted | None:
        return plant(rng, values)

    return slip


EVERY: Mapping[str, Slip] = {
    **{name: _with_scene(plant) for name, plant in PLANTS.items()},
    **SLIPS,
    **MISHAPS,
    **SEQUELS,
    **ECHOES,
}


def plant_all(rng: random.Random, values: Values, names: tuple[str, ...], scene: Scene) -> tuple[Planted, ...]:
    """Plants the named contradictions; one that finds no place or touches another's cells is left out."""

    def act(name: str) -> Callable[[Values], Planted | None]:
        return partial(_planted, EVERY[name], rng, scene)

    return planted_one_by_one([act(name) for name in names], values)


def _planted(slip: Slip, rng: random.Random, scene: Scene, values: Values) -> Planted | None:
    return slip(rng, values, scene)
