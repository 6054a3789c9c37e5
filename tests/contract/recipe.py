"""What README's recipes make: a page, a table and a lever that nobody needs, in a copy of the product."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
Files = Mapping[str, str]  # path -> the whole text of a new file
Edits = Mapping[str, tuple[tuple[str, str], ...]]  # path -> (a line that is there, a line to put after it)

TABLE: Files = {
    "data/source/trials.csv": "trial,name,boards,source,section\nett,Gemensam växel,3,heuwing2006,2.2\n"
    "tva,Gemensamt arkiv,5,heuwing2006,2.2\n",
}
TABLE_EDITS: Edits = {
    "lstdash/catalog/inquiry.py": (
        (
            "TABLES = (",
            """\
    Table(
        "trials",
        "Försök",
        "Försök med gemensamt arbete.",
        key=("trial",),
        columns=(
            key("trial", "Nyckel"),
            text("name", "Försök"),
            integer("boards", "Länsstyrelser", "Antal som deltar", low=1, high=21),
            *provenance(),
        ),
    ),""",
        ),
    ),
}

PAGE: Files = {
    "pages/trial.py": '''\
"""Vad provar länsstyrelserna?"""

from __future__ import annotations

from lstdash.questions.trial.answers import trial
from lstdash.questions.trial.charts import exhibits
from lstdash.views import cache, evidence, exhibit, heading, site

heading.page(site.page("trial").question)
answer = cache.answer(trial.answer)
evidence.headline(answer.headline)
exhibit.show(exhibits.bars(answer))
''',
    "lstdash/questions/trial/answers/trial.py": '''\
"""What do the boards try out together?"""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, store
from lstdash.evidence.citations import Source, source


@dataclass(frozen=True, slots=True)
class TrialAnswer:
    """How many boards take part in each trial, by name."""

    headline: str
    boards: tuple[tuple[str, int], ...]
    sources: tuple[Source, ...]


def answer(version: str) -> TrialAnswer:
    """Return every trial."""
    rows = store.table("trials", version)
    return TrialAnswer(
        f"{formats.count(len(rows), 'försök', 'försök')} pågår.",
        tuple((row["name"], row["boards"]) for row in rows),
        tuple(source(version, row, "trials", row["trial"]) for row in rows),
    )
''',
    "lstdash/questions/trial/charts/exhibits.py": '''\
"""The trials, as a page and its files show them."""

from __future__ import annotations

from functools import partial

import plotly.graph_objects as go

from lstdash.charts import style
from lstdash.exhibits import Exhibit, Series, Sheet, SlideChart
from lstdash.questions.trial.answers.trial import TrialAnswer


def bars(answer: TrialAnswer) -> Exhibit:
    """How many boards take part."""
    names, boards = zip(*answer.boards, strict=True)
    return Exhibit(
        stem="forsok",
        title="Länsstyrelser i varje försök",
        says=answer.headline,
        alt="; ".join(f"{name} {count}" for name, count in answer.boards),
        table=Sheet("Försök", ("Försök", "Länsstyrelser"), answer.boards),
        figure=partial(_bars, names, boards),
        slide=SlideChart("bar", (Series("Länsstyrelser", boards),), names),
        sources=answer.sources,
    )


def _bars(names: tuple[str, ...], boards: tuple[int, ...]) -> go.Figure:
    return style.base(200).add_bar(x=boards, y=names, orientation="h")
''',
    "tests/questions/trial/test_trial_answer.py": '''\
"""What do the boards try out together?"""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.questions.trial.answers import trial
from tests.lib.tiny import tiny_version


def test_trials_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    document = {"source": "rapport", "title": "Rapport", "short_title": "Rapporten", "year": 2006}
    trials = [{"trial": "ett", "name": "Växel", "boards": 3, "source": "rapport", "section": "2.2"}]
    found = trial.answer(tiny_version(tmp_path, sources=[document], trials=trials))
    assert (found.headline, found.boards) == ("1\\u00a0försök pågår.", (("Växel", 3),))
    assert found.sources[0].label == "Rapporten, avsnitt 2.2"
''',
}
PAGE_EDITS: Edits = {
    "lstdash/views/site.py": (
        ("SITES = (", '    Site("trial", "forsok", "Försök", "Vad provar länsstyrelserna?", "Tillsammans"),'),
    ),
}

LEVER_EDITS: Edits = {
    "lstdash/questions/payroll/model/scenario.py": (
        (
            '    Lever("realised_share", "hemtaget", 0.1, 1, 0.05, Unit.SHARE, place=3),',
            '    Lever("upkeep_share", "forvaltning", 0, 0.2, 0.01, Unit.SHARE, is_extra=True, place=13),',
        ),
        ("    realised_share: float  # part of the freed resources that is really taken home", "    upkeep_share: float"),
    ),
    "lstdash/questions/payroll/model/cash_flow.py": (
        (
            "    saving = _saving_share(lever, volume.sum(axis=1)) * effective",
            '    saving = saving - lever["upkeep_share"] * today.sum(axis=1)',
        ),
    ),
    "lstdash/terms/payroll.py": (
        (
            "TERMS = {",
            '    "upkeep_share": Term("förvaltning", "Löpande kostnad för det gemensamma.", "andel", '
            'definite="förvaltningen", beside="Dras från besparingen varje år."),',
        ),
    ),
    "data/source/assumptions.csv": (
        (
            "assumption,model,name,value,low,high,unit,quality,owner_role,next_review,price_year,basis,source,section",
            "upkeep_share,lonesamordning,Förvaltning,0,0,0.05,andel,tom,ej utsedd,2099-06-30,,Vår bedömning.,"
            "bedomning,Antaganden med spann",
        ),
    ),
    "lstdash/questions/payroll/payroll_spec.py": (
        ('    "realised_share": 1,', '    "upkeep_share": 0,'),
        ('    "realised_share": _share,', '    "upkeep_share": _share,'),
        (
            '        Example("Rapportens två tal, utan något annat", {}, {"payback_years": 4.0}),',
            '        Example("Förvaltning 2 procent", {"upkeep_share": 0.02}, {"payback_years": 4.2}),',
        ),
    ),
}


MADE = (ROOT / "data" / "extracts", ROOT / "data" / "workshop")


def copied(to: Path) -> Path:
    """Return a copy of the product without what is made from it."""
    return Path(shutil.copytree(ROOT, to, ignore=_made))


def _made(folder: str, names: list[str]) -> list[str]:
    made = (name for name in names if name == "__pycache__" or name.endswith(".egg-info") or Path(folder) / name in MADE)
    hidden = (name for name in names if name.startswith(".") and name != ".streamlit")
    return [*made, *hidden]


def follow(root: Path, files: Files, edits: Edits) -> int:
    """Write and change files as a recipe says; return how many."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path, lines in edits.items():
        text = (root / path).read_text(encoding="utf-8")
        for after, line in lines:
            assert f"{after}\n" in text, f"{path} no longer has {after!r}"
            text = text.replace(f"{after}\n", f"{after}\n{line}\n", 1)
        (root / path).write_text(text, encoding="utf-8")
    return len(files) + len(edits)


def discard(root: Path, stem: str) -> None:
    """Remove a page as README says: its room, its tests, its page and its row."""
    shutil.rmtree(root / "lstdash" / "questions" / stem)
    shutil.rmtree(root / "tests" / "questions" / stem)
    (root / "pages" / f"{stem}.py").unlink()
    site = root / "lstdash" / "views" / "site.py"
    rows = site.read_text(encoding="utf-8").splitlines(keepends=True)
    left = [row for row in rows if f'Site("{stem}",' not in row]
    assert len(left) == len(rows) - 1
    site.write_text("".join(left), encoding="utf-8")
