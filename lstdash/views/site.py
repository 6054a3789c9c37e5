"""Every page in one row: the menu, links, README's table, the accessibility walk and the tests all read it from here.

A page's choices stand in its room, `lstdash/questions/<room>/views/<controls>.py`; how it counts, for those that do, in
`<room>_spec.py` and `explained.md` beside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from lstdash.access import Action, Actor, allowed

if TYPE_CHECKING:
    from lstdash.views.controls import Control
    from lstdash.worked import Explained, Worked

PRODUCT = "Länsstyrelsernas samordning"
ROOMS = Path(__file__).parents[1] / "questions"
TEXT = "explained.md"
GROUPS = ("Läget", "Besluta", "Tillsammans", "Genomföra", "Stat och kommun", "Underlag")


@dataclass(frozen=True, slots=True)
class Site:
    """One page: its file's stem, its address (relative, so that a base path in front of the app keeps working), its names."""

    stem: str
    address: str
    title: str  # in the menu
    question: str  # heading of the page
    group: str
    action: Action = "lasa"  # needed to open it
    in_menu: bool = True  # else a code or a link leads there
    room: str = ""  # folder of its question; the stem unless another page's room holds it
    controls: str = "controls"

    def declared(self) -> tuple[Control, ...]:
        """Return the controls that the page declares; none when its room has no module of them."""
        room = self.room or self.stem
        if not (ROOMS / room / "views" / f"{self.controls}.py").exists():
            return ()
        found: tuple[Control, ...] = import_module(f"lstdash.questions.{room}.views.{self.controls}").declared()
        return found

    @property
    def is_explained(self) -> bool:
        """True when the page's own room holds worked examples, `<room>_spec.py`."""
        return not self.room and find_spec(self._spec) is not None

    def explained(self) -> Explained:
        """Return how the page counts, in words and in worked examples; ModuleNotFoundError unless `is_explained`."""
        from lstdash.worked import Explained  # shared by the pages that count: not what a start should wait for

        tables: tuple[Worked, ...] = import_module(self._spec).TABLES
        return Explained(resources.files(f"lstdash.questions.{self.stem}").joinpath(TEXT).read_text(encoding="utf-8"), tables)

    @property
    def _spec(self) -> str:
        return f"lstdash.questions.{self.stem}.{self.stem}_spec"


SITES = (
    Site("overview", "", "Översikt", "Var står vi, och vad bör beslutas nu?", "Läget"),
    Site("areas", "omraden", "Områden", "Var samordnade länsstyrelserna 2005?", "Läget"),
    Site("size", "storlek", "Storlek", "Hur stora är länsstyrelserna, då och nu?", "Läget"),
    Site("start_here", "borja-har", "Börja här", "Var börjar vi?", "Besluta"),
    Site("factors", "faktorer", "Faktorer", "Vilket motstånd, ett steg svagare, vänder läget?", "Besluta"),
    Site("workshop", "workshop", "Workshop", "Vad säger gruppen?", "Besluta", action="leda"),
    Site(
        "vote",
        "rosta",
        "Rösta",
        "Hur bedömer du?",
        "Besluta",
        action="delta",
        in_menu=False,
        room="workshop",
        controls="vote_controls",
    ),
    Site(
        "record",
        "protokoll",
        "Protokoll",
        "Vad kom workshopen fram till?",
        "Besluta",
        in_menu=False,
        room="workshop",
        controls="record_controls",
    ),
    Site("payroll", "lonesamordning", "Lönesamordning", "När har satsningen betalat sig?", "Besluta"),
    Site("costs", "kostnader", "Kostnader", "Vad finns att hämta, och hur många års sparbeting räcker det till?", "Besluta"),
    Site("joint_procurement", "upphandling", "Upphandling", "Vad borde köpas tillsammans, och hur få räcker?", "Besluta"),
    Site("constellations", "konstellationer", "Konstellationer", "Spelar det roll vilka man gör det med?", "Tillsammans"),
    Site("my_county", "mitt-lan", "Mitt län", "Vad gör vårt län, vad gör de andra och vem ringer vi?", "Tillsammans"),
    Site(
        "shared_systems",
        "gemensamt",
        "Gemensamt",
        "Vilka system, blanketter och mallar delas redan, och vem står utanför?",
        "Tillsammans",
    ),
    Site("governance", "styrning", "Styrning", "Vem driver samordningen, och var saknas det någon?", "Genomföra"),
    Site("proposals", "forslag", "Förslagen", "Vad hände med förslagen?", "Genomföra"),
    Site("staff", "personal", "Personal", "Vem berörs, och räcker pensionsavgångarna?", "Genomföra"),
    Site("promised_benefits", "nytta", "Nytta", "Kom vinsten, och vad användes den till?", "Genomföra"),
    Site("yearly_account", "arsredovisning", "Årsredovisning", "Vad har hänt sedan förra året?", "Genomföra"),
    Site("forms", "samverkansform", "Samverkansform", "Vilken form passar syftet?", "Stat och kommun"),
    Site(
        "inquiry",
        "utredningen",
        "Utredningen",
        "Vad föreslås, vem säger ja, och vad händer med självstyrelsen?",
        "Stat och kommun",
    ),
    Site("equality", "likvardighet", "Likvärdighet", "Är skillnaden större än slumpen?", "Stat och kommun"),
    Site("sources", "kallor", "Källor", "Vad vilar uppgifterna på?", "Underlag"),
    Site("update", "uppdatera", "Uppdatera", "Hur uppdaterar jag uppgifterna?", "Underlag", action="publicera"),
    Site("log", "logg", "Logg", "Vem ändrade vad, och när?", "Underlag", action="logg"),
    Site("accessibility", "tillganglighet", "Tillgänglighet", "Hur tillgänglig är tjänsten?", "Underlag"),
)
BY_STEM = {site.stem: site for site in SITES}
BY_ADDRESS = {site.address: site for site in SITES}


def page(stem: str) -> Site:
    """Return a page by its stem; KeyError for a page that is not there."""
    return BY_STEM[stem]


def menu(sites: Iterable[Site] = SITES) -> dict[str, list[Site]]:
    """Return every page by group in the menu's order, hidden ones too; empty groups are left out."""
    listed = list(sites)
    grouped = {group: [site for site in listed if site.group == group] for group in GROUPS}
    return {group: found for group, found in grouped.items() if found}


def is_open(site: Site, actor: Actor) -> bool:
    """Return whether the actor may open the page; one that may not is left out of the menu, and says so itself."""
    return allowed(actor, site.action, site.stem)
