"""What a measuring process is asked and what it answers: values that travel between processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.deidentification.labelled import Labelled
from bench.deidentification.measures import Flag

from ankerpunt.deidentification.values import Person

#: What a module of an engine gives back once loaded: a text and the people listed for it in, flags out.
Find = Callable[[str, Sequence[Person]], list[Flag]]


@dataclass(frozen=True)
class Grown:
    """A text whose time is compared with that of a shorter one; `times` how often it is measured."""

    name: str
    text: str
    times: int

    @property
    def words(self) -> int:
        """Between white space."""
        return len(self.text.split())


@dataclass(frozen=True)
class Job:
    """One engine, by the name of its module, and what to do once it is loaded."""

    module: str
    #: Where an engine may keep what it has built.
    cache: Path
    #: Whether to look the texts through again with the people listed for them.
    ask: bool = False
    #: Texts of about 1,000 words, each looked through once, before anything else.
    pieces: Sequence[str] = ()
    texts: Sequence[Labelled] = ()
    grown: Sequence[Grown] = ()


@dataclass(frozen=True)
class Took:
    """Seconds on the clock and of the processor."""

    clock: float
    processor: float


@dataclass
class Answer:
    """What was measured so far; megabytes are millions of bytes."""

    load: Took
    #: Resident after the load minus before it.
    resident_mb: float
    #: Per 1,000 words, for each piece.
    pieces: list[Took] = field(default_factory=list)
    plain: list[list[Flag]] = field(default_factory=list)
    asked: list[list[Flag]] = field(default_factory=list)
    #: Seconds of each measurement of each grown text.
    grown: list[list[float]] = field(default_factory=list)
    #: The largest address space and resident size the process ever had.
    peak_address_mb: float = 0
    peak_resident_mb: float = 0
