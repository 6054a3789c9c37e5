"""What the page of staff stands on: assumptions, the printed profile of one county, headcounts and women by county."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lstdash.catalog.counties import COUNTIES
from lstdash.evidence import board_size, constellations
from lstdash.evidence.assumptions import Assumption, assumptions, behind, require
from lstdash.evidence.board_size import Size
from lstdash.evidence.counties import county_names
from lstdash.evidence.levers import Dial, dials
from lstdash.evidence.registers import Staff, series
from lstdash.evidence.staff_profile import Profile, profile
from lstdash.questions.staff.model.levers import FUNCTION, LEVERS, SAVING

MODEL, NAME, ONE_OFF, FIXED = "personal", "Personalmodellen", "one_off_cost", "fixed_share"
SHARED = (SAVING, ONE_OFF, FIXED, FUNCTION)  # owned by joint payroll and by costs
OWN = "eget"
GROUPS = {
    "sju": "de sju länen i syd",
    "vastmanland-orebro": "Västmanland och Örebro",
    "nio": "de nio länen",
    "norra": "de nordliga länen",
    "alla": "alla 21 län",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader has chosen. `chosen` is one's own coalition, `F.G`; a lever left out stands at its published default."""

    group: str = "sju"
    chosen: str = ""
    host: str = ""
    register: str = "agv-anstallda"
    register_year: int | None = None
    levers: tuple[tuple[str, float], ...] = ()
    cost: str = ""  # mkr as entered


@dataclass(frozen=True, slots=True)
class Inputs:
    """One version's inputs."""

    assumptions: Mapping[str, Assumption]
    names: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    profile: Profile | None
    levers: tuple[Dial, ...]
    middles: Mapping[str, float]  # each board's staff at the middle of its class in the report

    def one_off_years(self, choices: Choices) -> float | None:
        """Return what joint payroll costs once, in years of what the coalition pays today; None when nobody takes part.

        The printed figure is the seven's. Its fixed part is the same for any coalition and the rest follows who takes part, by
        the report's size classes: as joint payroll counts it.
        """
        part, seven = (sum(self.middles[county] for county in group) for group in (self.members(choices), self.groups["sju"]))
        fixed = self.assumptions[FIXED].value
        return self.assumptions[ONE_OFF].value * (fixed * seven / part + 1 - fixed) if part else None

    def ends(self) -> tuple[dict[str, float], dict[str, float]]:
        """Return every lever's low and high."""
        low, high = ({lever: getattr(self.assumptions[lever], end) for lever in LEVERS} for end in ("low", "high"))
        return low, high

    def at(self, choices: Choices) -> dict[str, float]:
        """Return where every lever stands."""
        return {dial.key: dial.default for dial in self.levers} | dict(choices.levers)

    def members(self, choices: Choices) -> tuple[str, ...]:
        """Return the county letters of the coalition, in the official order."""
        wanted = self.groups.get(choices.group) or choices.chosen.split(".")
        return tuple(county for county in COUNTIES if county in wanted)

    def giving(self, choices: Choices) -> tuple[str, ...]:
        """Return those whose staff is affected: the coalition without its host."""
        return tuple(county for county in self.members(choices) if county != choices.host)


@lru_cache(maxsize=8)
def inputs(version: str) -> Inputs:
    """Read everything once a version. Raises DataError when a row that the model cannot do without is missing."""
    known = behind(version, MODEL, SHARED)
    require(NAME, (*LEVERS, ONE_OFF, FIXED), known)
    require(NAME, board_size.CLASS_ENDS, assumptions(version))
    groups = constellations.coalitions(version, NAME)
    middles = {county: (low + high) / 2 for county, (low, high) in board_size.class_ends(version).items()}
    return Inputs(known, county_names(version), groups, profile(version), dials(LEVERS, known), middles)


def counted(version: str, choices: Choices) -> Staff | None:
    """Return the chosen register's figures, of its latest year unless one is chosen; None when it has none."""
    return board_size.of(version, Size(choices.register, choices.register_year))


def headcount(known: Inputs, choices: Choices, found: Staff | None) -> float | None:
    """Return the staff of those that give; None when the register has a figure of none of them."""
    giving = known.giving(choices)
    stated = [found.values[county] for county in giving if county in found.values] if found else []
    return sum(stated) if stated or not giving else None


def women_shares(version: str, year: int) -> dict[str, float]:
    """Return the share of women (0-1) of each board's staff that year, in the one register that tells; empty without one."""
    women, everybody = (series(version, "arbetsgivarverket", measure).get(year, {}) for measure in ("kvinnor", "anstallda"))
    return {county: women[county] / everybody[county] for county in women if everybody.get(county)}
