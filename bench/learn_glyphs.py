"""`python -m bench.learn_glyphs`: makes data/glyphs/figures.npz anew, from the faces that this machine has.

The same faces give the same bytes. Kept are a Times, a Helvetica and some thirty other families, each in four styles;
faces of Times, which reports are set in, are drawn more often than others.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
import numpy as np

from bench.glyph_pictures import glyphs
from data import resource
from extract.ocr_glyphs import FINE, MODEL, OTHER, SCALE, Network, likelihoods

_FACES = re.compile(
    r"(Liberation(Serif|Sans)|Free(Serif|Sans)|Nimbus(Roman|Sans)|texgyre(termes|heros|pagella|schola|bonum)"
    r"|STIXGeneral|C059|P052|Caladea|Carlito|DejaVu(Serif|Sans)|Noto(Serif|Sans)|OpenSans|Roboto|LinLibertine_R"
    r"|URWBookman)[-_.A-Z]?(B|Bd|Bold|I|It|Ital|Italic|Oblique|Reg|Regular|Roman|Medium|Semibold|Light|Demi|Bol|Ita)*"
    r"\.(ttf|otf)", re.IGNORECASE,
)  # fmt: skip
_TIMES = re.compile("LiberationSerif|FreeSerif|NimbusRoman|termes|STIXGeneral")
_OFTEN = 5  # times that a face of Times is as likely as another
_HIDDEN = (192, 80)
_BATCH, _ROUNDS, _RATE = 256, 14, 1.5e-3
_SMOOTH, _DECAY = 0.01, 1e-5
_KEPT_BACK = 8000


def faces(without: str = "") -> list[Path]:
    """The faces at hand, by file name; those of Times several times over."""
    listed = subprocess.run(["fc-list", ":", "file"], capture_output=True, text=True, check=True).stdout
    paths = [Path(line.rstrip(": ")) for line in listed.splitlines()]
    paths += Path(mpl.get_data_path(), "fonts", "ttf").glob("*.ttf")
    named = {path.name: path for path in sorted(paths, reverse=True) if _FACES.fullmatch(path.name)}
    found = [path for name, path in sorted(named.items()) if not (without and re.match(without, name))]
    return found + [path for path in found if _TIMES.search(path.name)] * (_OFTEN - 1)


def examples(count: int, chosen: list[Path], seed: int) -> tuple[np.ndarray, np.ndarray]:
    """So many windows (number × pixels, 0–255) and their classes."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    found: list[tuple[np.ndarray, int]] = []
    while len(found) < count:
        found += glyphs(rng, noise, chosen)
    return np.array([one for one, _ in found[:count]]), np.array([label for _, label in found[:count]])


def learn(pictures: np.ndarray, labels: np.ndarray, seed: int) -> Network:
    """A network of two hidden layers, by Adam with a falling rate, in single precision."""
    rng = np.random.default_rng(seed)
    sizes = [pictures.shape[1], *_HIDDEN, OTHER + 1]
    weights = [rng.normal(0, (2 / a) ** 0.5, (a, b)).astype(np.float32) for a, b in pairwise(sizes)]
    offsets = [np.zeros(size, np.float32) for size in sizes[1:]]
    known = [*weights, *offsets]
    first, second = ([np.zeros_like(one) for one in known] for _ in range(2))
    step, steps = 0, _ROUNDS * (len(pictures) // _BATCH)
    for _ in range(_ROUNDS):
        order = rng.permutation(len(pictures))
        for start in range(0, len(order) - _BATCH + 1, _BATCH):
            chosen = order[start : start + _BATCH]
            slopes = _slopes(pictures[chosen].astype(np.float32) / 255, labels[chosen], weights, offsets)
            step += 1
            rate = _RATE * 0.5 * (1 + np.cos(np.pi * step / steps))
            for n, one in enumerate(known):
                slope = slopes[n] + (_DECAY * one if n < len(weights) else 0)
                first[n] += 0.1 * (slope - first[n])
                second[n] += 0.001 * (slope * slope - second[n])
                scaled = np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8
                np.subtract(one, (rate / (1 - 0.9**step) * first[n] / scaled).astype(np.float32), out=one)
    return Network(
        tuple(np.rint(one.astype(np.float64) * SCALE) for one in weights),
        tuple(np.rint(one.astype(np.float64) * 255 * FINE * SCALE) for one in offsets),
    )


def _slopes(
    batch: np.ndarray, labels: np.ndarray, weights: list[np.ndarray], offsets: list[np.ndarray]
) -> list[np.ndarray]:
    """The loss's slope by each weight, then by each offset."""
    layers = [batch]
    for n, (weight, offset) in enumerate(zip(weights, offsets, strict=True)):
        out = layers[-1] @ weight + offset
        layers.append(np.maximum(out, 0) if n < len(weights) - 1 else out)
    scores = np.exp(layers[-1] - layers[-1].max(1, keepdims=True))
    back = scores / scores.sum(1, keepdims=True) - _SMOOTH / scores.shape[1]
    back[np.arange(len(batch)), labels] -= 1 - _SMOOTH
    back /= len(batch)
    by_weight, by_offset = [], []
    for n in reversed(range(len(weights))):
        by_weight.insert(0, layers[n].T @ back)
        by_offset.insert(0, back.sum(0))
        if n:
            back = (back @ weights[n].T) * (layers[n] > 0)
    return by_weight + by_offset


def main() -> None:
    """Reads the command line, writes the network, says how many windows that it has not seen it tells right."""
    parser = argparse.ArgumentParser(prog="python -m bench.learn_glyphs", description=__doc__)
    parser.add_argument("--count", type=int, default=300_000, help="windows to learn from")
    parser.add_argument("--without", default="", help="file names of faces to leave out begin so (an expression)")
    parser.add_argument("--out", type=Path, default=Path(str(resource(MODEL))))
    given = parser.parse_args()
    pictures, labels = examples(given.count + _KEPT_BACK, faces(given.without), 5)
    found = learn(pictures[_KEPT_BACK:], labels[_KEPT_BACK:], 1)
    told = likelihoods(list(pictures[:_KEPT_BACK]), found).argmax(axis=1) == labels[:_KEPT_BACK]
    stored = {f"weights{n}": one.astype(np.int16) for n, one in enumerate(found.weights)}
    stored |= {f"offsets{n}": one.astype(np.int64) for n, one in enumerate(found.offsets)}
    given.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.out, **stored)
    print(f"{told.mean():.4f} of {len(told)} windows told right; {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
