"""What /likvardighet never does: list boards by level, or say why one of them differs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lstdash import order, store
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.indicators import offered
from lstdash.extracts.publishing.publish import publish
from lstdash.questions.equality.answers import county, equality, over_time
from lstdash.questions.equality.answers.words import NO_SUPERVISION
from lstdash.questions.equality.charts import exhibits, plots
from lstdash.views import site, tables
from tests.extracts.sample import write_csv
from tests.lib.drawn import texts
from tests.pages.test_pages import headline, open_page

CAUSAL = re.compile(
    r"(?i)\b(orsak\w*|eftersom|därför|på grund av|tack vare|leder till|medför\w*|förklaras av|gör att|beror på(?! metoden))\b"
)
LEAGUE = re.compile(r"(?i)\b(topp\w*|botten|tätplats|etta|jumbo|bästa länsstyrelse\w*|sämsta länsstyrelse\w*|ligger etta)\b")
WANTED = ("kvinnor_anstallda", "upphandlingar_per_anstalld")


def captions(app: AppTest) -> list[str]:
    return [caption.value.replace("\\", "") for caption in app.caption]


def said(version: str, wanted: str) -> list[str]:
    """Every sentence about the boards."""
    answer = equality.answer(version, wanted, "", 0.1, False)
    through = over_time.over_time(version, "AB", wanted)
    lines = [county.line(version, letter, wanted, "", 0.1) for letter in COUNTIES]
    figures = [f"{figure.label} {figure.note}" for figure in answer.figures]
    alts = [plots.funnel_alt(answer), plots.places_alt(answer), site.page("equality").question]
    titles = [answer.headline, answer.title, answer.ranks_title, through.title if through else ""]
    return [*titles, *answer.says, *figures, *lines, *alts]


@pytest.mark.parametrize("wanted", WANTED)
def test_no_word_says_why_and_none_makes_a_league(version: str, wanted: str) -> None:
    text = " ".join((*said(version, wanted), site.page("equality").explained().text))
    assert not CAUSAL.findall(text) and not LEAGUE.findall(text)


@pytest.mark.parametrize("text", ["Det beror på storleken.", "orsaken är", "Därför ligger", "leder till", "toppar listan"])
def test_such_a_word_would_be_seen(text: str) -> None:
    assert CAUSAL.search(text) or LEAGUE.search(text)


@pytest.mark.parametrize("wanted", WANTED)
@pytest.mark.parametrize("by_size", [False, True])
def test_no_list_is_ordered_by_level(version: str, wanted: str, by_size: bool) -> None:
    answer = equality.answer(version, wanted, "", 0.1, by_size)
    for shown in (exhibits.funnel(answer), exhibits.places(answer)):
        for sheet in (shown.table, *((shown.reading(),) if shown.reading else ())):
            names = [str(row[0]) for row in sheet.rows]
            assert names == [board.unit.name for board in answer.boards]
            assert len(sheet.rows) <= tables.LONGEST_STATIC, "a table with a grid can be sorted by level"
    bases, names = [b.unit.base for b in answer.boards], [b.unit.name for b in answer.boards]
    assert bases == sorted(bases, reverse=True) if by_size else names == sorted(names, key=order.name)
    levels = [b.unit.value for b in answer.boards]
    assert levels not in (sorted(levels), sorted(levels, reverse=True))


def test_the_page_numbers_nothing(version: str) -> None:
    app = open_page("equality")
    assert not [one for one in texts(app) if re.search(r"(?m)^\d+\. ", one)]
    assert "<ol" not in "".join(element.proto.body for element in app.get("html"))


def test_supervision_is_added_by_file(
    version: str, extracts_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert NO_SUPERVISION in captions(open_page("equality"))
    root = tmp_path / "extracts"
    shutil.copytree(extracts_root, root)
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(root))
    made = {"indicator": "tillsyn", "name": "Anmärkningar vid tillsyn", "kind": "andel", "numerator_label": "anmärkningar"}
    made |= {"denominator_label": "tillsynsbesök", "source": "bedomning", "section": "–"}
    bare = made | {"indicator": "utan_text", "name": "Utan text"}
    made |= {"case_mix": "Besöken väljs efter risk, och riskerna är olika."}
    values = [
        {"indicator": key, "county": letter, "period": "2006", "numerator": 5 + at % 4, "denominator": 40 + 10 * at}
        | {"source": "bedomning", "section": "–"}
        for key in ("tillsyn", "utan_text")
        for at, letter in enumerate(COUNTIES)
    ]
    for name, rows in (("indicators", [made, bare]), ("indicator_values", values)):
        folder = tmp_path / name
        folder.mkdir()
        kept = [row for row in store.table(name, store.current_version())]
        publish(write_csv(folder / f"{name}.csv", [*kept, *rows]), root=root)
    assert "tillsyn" in offered(store.current_version())
    app = open_page("equality", matt="tillsyn")
    assert not app.exception and headline(app).startswith("Anmärkningar vid tillsyn 2006:")
    assert NO_SUPERVISION not in captions(app)
    assert "Besöken väljs efter risk" in " ".join(texts(app))
    refused = open_page("equality", matt="utan_text")
    assert "jämförs inte, eftersom måttet saknar texten om vad som skiljer ärendena åt" in headline(refused)
