"""What the words of a contact may be: functions and counties, so that no person's name can stand among them."""

from __future__ import annotations

from lstdash.catalog.counties import COUNTIES
from lstdash.catalog.shape import RowCheck

# What a function is called, in its name and in its address (without dots and rings there).
FUNCTIONS = (
    "länsstyrelsen|länsstyrelse|registrator|registratorer|registraturen|diarium|diariet|info|information|kontakt|"
    "växel|växeln|telefonväxel|reception|receptionen|kansli|kansliet|funktion|lön|löner|löneservice|lönesupport|"
    "lönefunktionen|löneenheten|löneadministration|ekonomi|ekonomienheten|ekonomifunktionen|personal|personalenheten|"
    "hr|it|support|helpdesk|servicedesk|service|servicecenter|kundtjänst|upphandling|upphandlingar|"
    "upphandlingsenheten|inköp|inköpsfunktionen|arkiv|arkivet|post|brevlåda|funktionsbrevlåda|samordning|rätt|"
    "rättsenheten|juridik|kommunikation|kommunikationsenheten|press|presstjänst|webb|webbredaktionen|dataskyddsombud|"
    "dataskydd|faktura|fakturor|fastighet|lokaler|verksamhetsstöd"
)
BESIDE = "i|och|för|län|läns|enheten|funktionen|avdelningen|gemensam|gemensamma"  # never first
_PLAIN = str.maketrans("åäö", "aao")

_NAMES = [name.lower() for name in COUNTIES.values()]
_SPELT = "|".join([FUNCTIONS, BESIDE, *(f"{name}s?" for name in _NAMES)])
_COUNTY = "|".join(name.translate(_PLAIN).replace(" ", "[._-]?") for name in _NAMES)
_FUNCTION = FUNCTIONS.translate(_PLAIN)
_WORD = f"{_FUNCTION}|{_COUNTY}|{BESIDE.translate(_PLAIN)}"

CHECKS = (
    RowCheck(
        ("contact_function",),
        f"""regexp_matches(lower("contact_function"), '^({FUNCTIONS})([ -]({_SPELT}))*$')""",
        "en funktion, inte ett personnamn",
        "Skriv vad man når (Växel, Löneservice Skåne), inte vem: först en funktion, sedan bara fler sådana ord eller ett län.",
    ),
    RowCheck(
        ("page",),
        f"""regexp_matches(lower("page"), '^https:/{{2}}([a-z0-9-]+[.])*lansstyrelsen[.]se(/[^\\s?#]*)?$')
        and not regexp_matches(lower("page"), '/(medarbetare|person|anstalld)')
        and (not regexp_matches(lower("page"), '/kontakt[^/]*/.')
             or regexp_matches(lower("page"), '/kontakt[^/]*/({_WORD})([._/-]({_WORD}))*([.]html)?/?$'))""",
        "en offentlig sida på lansstyrelsen.se som börjar med https:// och inte är en persons",
        "Länka till länsstyrelsens egen kontaktsida.",
    ),
    RowCheck(
        ("address",),
        f"""regexp_matches(lower("address"), '^({_WORD})([._-]({_WORD}))*@[a-z0-9.-]+[.][a-z]+$')
        and (regexp_matches(split_part(lower("address"), '@', 1), '(^|[._-])({_FUNCTION})($|[._-])')
             or regexp_matches(lower("address"), '^({_COUNTY})@lansstyrelsen[.]se$'))""",
        "en funktionsadress, till exempel registrator@…, inte en persons",
        "Ange adressen till funktionen eller lämna rutan tom: en persons adress får inte publiceras.",
    ),
)
