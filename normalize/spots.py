"""A sentence's figures and the names that it mentions, and the form's language that finds them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import regex

from normalize.concepts import Concepts

Pattern = regex.Pattern[str]
NOUN = "noun"
TOPIC = "topic"
BAR = "bar"
DEED = "deed"
OTHER = "khac"
PERCENT = "percent"
JOINT = "joint"
LIST = ";"  # without a blank: parts the figures of a list `190/80/17`


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What a form's language gives for taking a sentence apart. Compared by identity, to be cached on.

    `figure` finds figures, each with a digit (groups `n`, `of` for the whole of a ratio, `percent`), `none` a zero said
    in words (`no`), `doer` those who have done nothing; `glue` words that a comma or an "and" keeps together; `breaks`
    where another thing begins, `ends`, `share_ends` beyond which nothing more is said of a figure, of a share;
    `fillers` what may stand between a figure and what it counts, `follows` words that may follow a figure without being
    that; `respectively` the word for values given in the order of their names; `total` what says that a figure is one,
    `overall` that it is the whole district's; `together` what stands between two names of which one figure speaks;
    `parts` what announces the parts of a figure, `part_of` its whole, `frame` a whole whose parts follow, `framed` one
    without a figure, `matter` what is said of the whole before it (`Đối với mức độ 4, trong 33 thủ tục`), `then` where
    these begin; `goes_on` what begins a sentence that goes on with the matter of the one before, `among` one that
    speaks of parts of what that counted, `files` of its files; `refers` what points at figures told before; `again`
    what stands before a figure of the same thing as the one before; `summed` what says behind all figures what they
    are; `count_of` what announces what is counted, `consists` the members of a figure, `member` one that is named,
    `unlike` what makes a list none of members, `means` that by which it is done (`theo dịch vụ công mức độ 4`), `place`
    where; `leads` what leads to the next figure; `opens` what opens a list; `turns` behind what names no longer speak
    of the figures before; `that_is` what puts a share as a count; `same_before`, `same_behind` what says that a figure
    was stated before; `follow_up` what begins what came of an event that was just told (`scenes`: the names of such:
    `hội nghị đối thoại …; qua đó ghi nhận 17 ý kiến`); `paid`, `money` what stands between those who are paid and an
    amount, and behind that; `through` what leads to that by which other things come, which are counted (`by_means`: by
    noun); `belonging` what stands between a figure and that of what its things belong to.

    `groups`: by the name of a group, one pattern with its concepts as named groups; `concepts`: the same, looked for in
    one pass. `weak`: names that yield to any other (a noun to the head of what stands before the figure), `kinds`: by
    weak noun, what it may stand for, `sorts`: by noun, what of it is counted apart. `first`: by group, the names that
    hold wherever they are named near; `own`: by group, what a noun stands for where a clause names nothing else;
    `whole`: groups of which the figure of a `total` takes over no name; `lasting`: bars that are taken over, `listed`:
    within a list, `staying`: up to the sentence's next stop, `inner`: of parts that are of their whole's kind;
    `changes`: bars of a figure that is a change, `reached` what stands before the one that is reached by it;
    `trailing`: groups whose names count most behind a figure's noun; `carried`: groups whose names hold in a sentence
    that goes on; `shared`: groups whose name at the end of a list holds for all of it; `narrow`: groups of which a
    part's name is not its whole's; `posts`: nouns whose ratio may be one of posts, by who holds them, `post` what
    stands before one that says no more; `ratio`: by group, what a ratio's figures are where both are named near;
    `other`: by group, what a figure is before one that says the key; `of_whole`: by group, what a whole is whose part
    is the key; `part_whole`: by group, what the part and the whole of a ratio are, in whatever order they are named;
    `of_deed`: what a deed counts that is said of `cases`; `of_part`: by group, what is said behind a whole and is said
    of the part before it.
    """

    figure: re.Pattern[str]
    none: Pattern
    doer: Pattern
    glue: re.Pattern[str]
    breaks: Pattern
    fillers: Pattern
    follows: Pattern
    respectively: Pattern
    ends: Pattern
    share_ends: Pattern
    total: Pattern
    together: Pattern
    parts: Pattern
    part_of: Pattern
    overall: Pattern
    summed: Pattern
    count_of: Pattern
    consists: Pattern
    member: Pattern
    unlike: Pattern
    means: Pattern
    place: Pattern
    leads: Pattern
    opens: Pattern
    turns: Pattern
    again: Pattern
    frame: Pattern
    framed: Pattern
    matter: Pattern
    then: Pattern
    goes_on: Pattern
    refers: Pattern
    among: Pattern
    files: Pattern
    that_is: Pattern
    reached: Pattern
    same_before: Pattern
    same_behind: Pattern
    follow_up: Pattern
    paid: Pattern
    through: Pattern
    money: Pattern
    belonging: Pattern
    cases: Pattern
    yields: Pattern
    weak: frozenset[str]
    whole: frozenset[str]
    lasting: frozenset[str]
    listed: frozenset[str]
    staying: frozenset[str]
    inner: frozenset[str]
    changes: frozenset[str]
    trailing: frozenset[str]
    carried: frozenset[str]
    shared: frozenset[str]
    narrow: frozenset[str]
    posts: frozenset[str]
    post: Pattern
    scenes: frozenset[str]
    by_means: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    sorts: Mapping[str, Pattern]
    groups: Mapping[str, re.Pattern[str]]
    concepts: Concepts
    first: Mapping[str, Sequence[str]]
    own: Mapping[str, Mapping[str, str]]
    ratio: Mapping[str, Sequence[str]]
    other: Mapping[str, Mapping[str, str]]
    of_whole: Mapping[str, Mapping[str, str]]
    part_whole: Mapping[str, Sequence[str]]
    of_deed: Mapping[str, str]
    of_part: Mapping[str, frozenset[str]]


@dataclass(slots=True)
class Spot:
    """A figure (`zero`: one said in words) with the stretches of the sentence that speak of it alone.

    `value`, `whole`: where the figure stands, and the whole of a ratio (equal ends where there is none); `even`: the
    part is the whole (`13/13`).
    `near`: by group, the names that these stretches mention, those before the figure first; `close`: those of the
    last clause before it, and behind it; `ahead`: all names that follow up to where another thing begins; `stays`:
    those of figures before that hold for it, too. `about`: by group, the name that holds for it: near, ahead, or taken
    over from the figure before. `noun`: what it counts.
    `left`, `right`, `far`, `clause`: where these stretches end and begin. `inside`: it stands in brackets; `total`:
    said to be one, `of_share`: behind a share of it; `frame`: that of which parts follow; `listed`: nothing is said
    before it but `and`; `before`: another stretch that speaks of it, in front of brackets. `whole_of`: that of which it
    is said to be a part; `parts`: figures that add up to it.
    """

    start: int
    end: int
    value: tuple[int, int]
    whole: tuple[int, int]
    percent: bool = False
    even: bool = False
    zero: bool = False
    left: int = 0
    right: int = 0
    far: int = 0
    clause: int = 0
    inside: bool = False
    total: bool = False
    of_share: bool = False
    before: tuple[int, int] = (0, 0)
    noun: str = ""
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    close: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    stays: frozenset[str] = frozenset()
    about: dict[str, str] = field(default_factory=dict)
    frame: bool = False
    listed: bool = False
    whole_of: Spot | None = None
    parts: tuple[Spot, ...] = ()

    @property
    def is_ratio(self) -> bool:
        """Whether a part and its whole are printed."""
        return self.whole[0] != self.whole[1]
