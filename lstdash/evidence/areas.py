"""The seven areas of the administrative support as readers know them. (2006 report, 2.2)"""

from __future__ import annotations

SHORT_NAMES = {
    "ea": "Ekonomi",
    "it": "IT och tele",
    "pa": "Personal",
    "registratur": "Registratur",
    "info": "Information",
    "juridik": "Juridik och service",
    "ledning": "Styrning",
}
