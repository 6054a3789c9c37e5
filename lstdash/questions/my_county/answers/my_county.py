"""What does our county do, what do the others do, whom do we call? (2006 report, chapters 2-5, read county by county)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats, order, store
from lstdash.evidence.activities import NOT_STATED, ROLE_ORDER, TAKES_PART, Activity, left_out, load
from lstdash.evidence.board_size import Size
from lstdash.evidence.citations import Figure, PageLine, Source, source
from lstdash.evidence.counties import county_names
from lstdash.evidence.survey import Choices
from lstdash.questions.constellations.answers import counties
from lstdash.questions.constellations.answers.county import memberships
from lstdash.questions.my_county.answers import own_size
from lstdash.questions.my_county.answers.gaps import HOSTS, Gap, first_call, gap_title, gaps, leads
from lstdash.questions.my_county.answers.nearest import Likenesses, NearestAnswer, nearest_answer
from lstdash.questions.my_county.answers.pages import page_lines

MOST_NAMED = 2  # activities that the headline can hold
CHOOSE = "Välj ditt län, så visar sidan vad det gör, vad de andra gör och vem ni kan ringa."
NO_ACTIVITIES = "Inga namngivna verksamheter är publicerade ännu."


@dataclass(frozen=True, slots=True)
class Own:
    """A named activity that the county takes part in and that not all counties share."""

    activity: Activity
    role: str
    lead: str  # name of the county that leads it; empty when none is stated


@dataclass(frozen=True, slots=True)
class MyCountyAnswer:
    """One county's sheet."""

    county: str
    name: str
    names: dict[str, str]
    headline: str
    figures: tuple[Figure, ...]
    lines: tuple[str, ...]  # borders, interval, what all share
    common: int  # activities under way that all counties share
    own: tuple[Own, ...]
    gaps: tuple[Gap, ...]  # most comparable counties first
    gap_title: str
    own_title: str
    nearest: NearestAnswer
    pages: tuple[PageLine, ...]
    sources: tuple[Source, ...]
    source_line: str  # the same on paper
    year: int | None  # of the survey; None before any activity is published

    def shared(self, stated: bool) -> tuple[Gap, ...]:
        """What comparable counties take part in without ours: where the report says so, or where it says nothing."""
        return tuple(gap for gap in self.gaps if gap.peers and (gap.stance != NOT_STATED) == stated)

    @property
    def elsewhere(self) -> tuple[Gap, ...]:
        """What only counties beyond the comparable ones take part in."""
        return tuple(gap for gap in self.gaps if not gap.peers)


def answer(version: str, county: str, likenesses: Likenesses) -> MyCountyAnswer:
    """Return the county's sheet for the latest survey year."""
    names = county_names(version)
    years = [row["year"] for row in store.query("evidence_years", version)]
    nearest = nearest_answer(version, county, likenesses, years[-1] if years else 0)
    named = load(version, years[-1]) if years else ()
    counted = [item for item in named if item.is_counted]
    led = leads(version, named, years[-1]) if years else {}
    own = _own(county, named, led, names)
    sources = _sources(version, own)
    missing = gaps(county, named, led, nearest)
    common = sum(item.named == len(names) for item in counted)
    return MyCountyAnswer(
        county,
        names[county],
        names,
        headline(names[county], _taken(county, counted), len(counted), missing, nearest, years[-1] if years else None),
        _figures(version, county, likenesses.boards, named, years[-1] if years else None),
        _lines(version, county, names, common),
        common,
        own,
        missing,
        gap_title(missing, nearest),
        own_title(own, names[county]),
        nearest,
        page_lines(version, county, names[county], named),
        sources,
        source_line(sources, years[-1] if years else None),
        years[-1] if years else None,
    )


def headline(name: str, taken: int, total: int, found: Sequence[Gap], nearest: NearestAnswer, year: int | None = None) -> str:
    """Say in how much of what was under way the county is named, what its likes do without it, and whom to call first."""
    if not total:
        return NO_ACTIVITIES
    when = f" år {year}" if year else ""
    first = f"{name} var{when} med i {formats.decimal(taken)} av {formats.decimal(total)} namngivna verksamheter som pågick."
    count = len(nearest.comparable)
    if not count:
        return f"{first} Inget annat län går att jämföra med."
    alike = f"de {formats.decimal(count)} län som liknar {name} mest" if count > 1 else "det län som liknar mest"
    shared = [gap for gap in found if gap.peers]
    if not shared:
        return f"{first} Inget av {alike} var med i något som {name} saknade."
    common = [gap for gap in shared if gap.is_common]
    if common:
        where = formats.count(len(common), "verksamhet", "verksamheter")
        return f"{first} De flesta av {alike} deltog i {where} utan {name}; ring först {first_call(common, nearest)}."
    top = [gap for gap in shared if len(gap.peers) == len(shared[0].peers)]
    names = formats.listed([gap.activity.name for gap in top])
    which = f": {names}" if len(top) <= MOST_NAMED else f", i {formats.decimal(len(top))} fall"
    return (
        f"{first} Av {alike} var som mest {formats.decimal(len(top[0].peers))} med i samma verksamhet utan {name}{which}; "
        f"ring först {first_call(top, nearest)}."
    )


def _sources(version: str, own: Sequence[Own]) -> tuple[Source, ...]:
    """One mark for the county's row, one for each section that names it."""
    rows = {row["activity"]: row for row in store.table("activities", version)}
    found: dict[str, Source] = {}
    for item in own:
        row = rows[item.activity.activity]
        mark = source(version, row, "activities", row["activity"], row["year"])
        found.setdefault(mark.label, mark)
    return tuple(found.values())


def source_line(sources: Sequence[Source], year: int | None) -> str:
    """Say what the sheet rests on, as text for paper."""
    if not sources or year is None:
        return ""
    sections: dict[str, list[str]] = {}
    for mark in sources:
        document, _, section = mark.label.partition(", avsnitt ")
        sections.setdefault(document, []).append(section)
    told = [f"{document}, avsnitt {formats.listed(sorted(found, key=order.numbered))}" for document, found in sections.items()]
    return f"Uppgifterna avser {year}. Källa: {'; '.join(told)}."


def own_title(own: Sequence[Own], name: str) -> str:
    """Say how much of what only some counties share the county takes part in, and how much it leads."""
    if not own:
        return f"Rapporten namnger inte {name} i något som bara några län delar"
    counted = [item for item in own if item.activity.is_counted]
    leads = sum(item.lead == name for item in counted)
    told = f"{name} var med i {formats.count(len(counted), 'verksamhet', 'verksamheter')} som bara några län delade"
    told = f"{told} och ledde {formats.decimal(leads)} av dem" if leads else told
    beyond = len(own) - len(counted)
    return f"{told}; {formats.decimal(beyond)} till var inte i gång eller saknar uppgift om läget" if beyond else told


def _taken(county: str, named: Sequence[Activity]) -> int:
    return sum(item.role(county) in TAKES_PART for item in named)


def _own(county: str, named: Sequence[Activity], led: dict[str, str], names: dict[str, str]) -> tuple[Own, ...]:
    found = [item for item in named if item.role(county) in TAKES_PART and item.named < len(names)]
    ordered = sorted(found, key=lambda item: (ROLE_ORDER.index(item.role(county)), item.scope != "stöd", order.name(item.name)))
    return tuple(Own(item, item.role(county), names.get(led.get(item.activity, ""), "")) for item in ordered)


def _figures(version: str, county: str, boards: Size, named: Sequence[Activity], year: int | None) -> tuple[Figure, ...]:
    shown, when = [own_size.figure(version, county, boards)], f" {year}" if year else ""
    counted = [item for item in named if item.is_counted]
    if counted:
        hosts = sum(item.role(county) in HOSTS for item in counted)
        taken = f"{formats.decimal(_taken(county, counted))} av {formats.decimal(len(counted))}"
        note = f"Värd eller mottagare i {formats.decimal(hosts)}" if hosts else "Inte värd för någon"
        outside = left_out(named)
        shown.append(
            Figure(f"Namngivna verksamheter som pågick{when}", taken, f"{note}. Inte räknat: {outside}" if outside else note)
        )
    span = counties.answer(version, Choices()).of(county)
    if span is not None:
        shown.append(
            Figure(
                f"Samordningar utöver dem alla deltog i{when}", span.span, "Ett spann: rapporten trycker inget tal för länet"
            )
        )
    joined = memberships(version, county)
    shown.append(Figure("Konstellationer", formats.decimal(len(joined)), ", ".join(joined) or "Länet nämns inte i någon"))
    return tuple(shown)


def _lines(version: str, county: str, names: dict[str, str], common: int) -> tuple[str, ...]:
    bounds = counties.answer(version, Choices())
    together = f"{formats.decimal(common)} av dem delade länet med alla andra; listan nedan visar de övriga."
    lines = (
        border_sentence(version, county, names),
        counties.county_sentence(bounds, county, names),
        together if common else "",
    )
    return tuple(line for line in lines if line)


def border_sentence(version: str, county: str, names: dict[str, str]) -> str:
    """Say which counties share a land border with ours; a county without one is said to have none."""
    rows = store.table("county_neighbours", version)
    if not rows:
        return ""
    near = [names[row["neighbour"]] for row in rows if row["county"] == county]
    if not near:
        return f"{names[county]} har ingen landgräns mot något annat län."
    return f"{names[county]} har landgräns mot {formats.listed(near)}."


THEN = {"värd": "var värd", "tar emot": "tog emot", "avlämnar": "lämnade av", "deltar": "deltog"}  # the survey is past


def own_lines(own: Sequence[Own]) -> tuple[tuple[str, str], ...]:
    """Return what the county was and in which activities, strongest role first, and who led it if another did."""
    by_role: dict[str, list[str]] = {}
    for item in own:
        led = f" (leddes av {item.lead})" if item.lead and item.role not in HOSTS else ""
        by_role.setdefault(THEN[item.role], []).append(f"{item.activity.name}{led}")
    return tuple((role, "; ".join(names)) for role, names in by_role.items())


OWN_COLUMNS = ("Verksamhet", "Roll", "Form", "Läge", "Leddes av")


def own_table(answer: MyCountyAnswer) -> list[tuple[str, ...]]:
    """Return what the county takes part in."""
    return [
        (own.activity.name, own.role, own.activity.form, own.activity.status, own.lead or formats.MISSING) for own in answer.own
    ]
