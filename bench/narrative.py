"""How many facts of the narrative are found in sentences whose writer never saw our phrasings.

    python -m bench.narrative [--misses]

`bench/sentences/a.json`, `i.json` to `l.json`, `n.json`, `p.json`, `q.json`, `s.json` to `w.json` and `study.json` may
be looked at while phrasings are written; `b.json` to `e.json`, `g.json`, `h.json`, `m.json` and `r.json` (whole
paragraphs in the manner of district offices) are only scored. `m.json` was first read with recall .981 and precision
.996, `n.json` with .975 and .978, `q.json` with .968 and .979, `r.json`, when all of these had been mended for, with
.978 and .987.
Before they were looked at, `i.json` was read with recall .929 and precision .963, `j.json` with .936 and .956,
`k.json` with .933 and .961 (each paragraph as of its own year, which the form names first: .962, .959), `l.json` with
.955 and .977, `p.json`, by one who writes phrasings, with .904 and .928.
The writer of `seen.json` knew the phrasings: what is missed there is known to be missed. `hard.json` has sentences
of the kinds that were missed in b to d, written anew for those who write phrasings. `offices.json` was written by one
who writes phrasings, in four rounds, each before it was read (recall .848, .936, .957, .973; of 117 paragraphs with
traps 33 false facts); a hundred of its paragraphs state nothing. `s.json`, 420 paragraphs that look for false readings,
was written likewise in seven rounds (recall .885, .871, .840, .758, .843, .917, .924, precision .895, .942, .829,
.758, .881, .833, .824). `t.json`, 60 paragraphs in other voices, by one who had just mended phrasings for
fourteen reports of a stranger, was first read with recall .871 and precision .957 (.861 and .946 before that mending).
`u.json`, `v.json` and `w.json`, 60 paragraphs each in voices that differ, by one who then mended mechanisms for each,
were first read with recall .880, .903 and .868, precision .972, .981 and .917 (v and w by the code of before: .876,
.868 and .980, .908).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from extract.document import Paragraph, Place
from normalize.catalogue import load_catalogue
from normalize.narrative import narrative_drafts
from normalize.numbers import read_figure
from normalize.phrasings import load_phrasings

SENTENCES = Path(__file__).parent / "sentences"
YEAR = "2021"
HELD_BACK = ("b", "c", "d", "e", "g", "h", "m", "r")


def found_in(text: str, year: str = YEAR) -> Counter[tuple[str, str]]:
    """Each fact found, with its value (of a ratio the first figure; 0 where it is said in words).

    `year`: that of the report, of which a paragraph that says it is asked with its own.
    """
    drafts = narrative_drafts([Paragraph(text, Place())], load_phrasings(), year)
    return Counter((d.indicator.code, f"{d.figure.value}") for d in drafts if d.indicator and d.figure)


def _value(code: str, printed: str) -> str:
    figure = read_figure(printed, load_catalogue("form2021").by_code[code].kind).figure
    return "" if figure is None else f"{figure.value}"


def wanted_in(facts: dict[str, str | list[str]]) -> Counter[tuple[str, str]]:
    """Each fact of a sentence with its value; one printed twice has a list of values, for it is two observations."""
    printed = ((code, [values] if isinstance(values, str) else values) for code, values in facts.items())
    return Counter((code, _value(code, value)) for code, values in printed for value in values)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print misses and inventions, but not of held-back files")
    options = parser.parse_args()
    for name in (
        "a",
        *HELD_BACK,
        "i",
        "j",
        "k",
        "l",
        "n",
        "p",
        "q",
        "s",
        "t",
        "u",
        "v",
        "w",
        "seen",
        "hard",
        "study",
        "offices",
    ):
        wanted = got = hit = 0
        for item in json.loads((SENTENCES / f"{name}.json").read_text(encoding="utf-8")):
            want = wanted_in(item["facts"])
            found = found_in(item["text"], item.get("year", YEAR))
            wanted, got, hit = wanted + want.total(), got + found.total(), hit + (want & found).total()
            if options.misses and name not in HELD_BACK and want != found:
                print(item["text"], "\n   missed", sorted(want - found), "invented", sorted(found - want))
        print(f"{name}.json: recall {hit / wanted:.3f}, precision {hit / max(got, 1):.3f} ({hit} of {wanted} facts)")


if __name__ == "__main__":
    main()
