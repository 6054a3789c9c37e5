"""Upphandlingsmyndigheten's own export becomes the rows that were transcribed from it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from lstdash.cli.codes import OK
from lstdash.errors import DataError
from lstdash.extracts.reading.intake import SOURCE_DIR
from lstdash.extracts.reading.registers.procurement_list import read
from tests.extracts.conftest import Run

with (SOURCE_DIR / "county_procurements.csv").open(encoding="utf-8-sig") as file:
    OURS = list(csv.DictReader(file))
with (SOURCE_DIR / "counties.csv").open(encoding="utf-8-sig") as file:
    NAMES = {row["county"]: row["name"] for row in csv.DictReader(file)}
HEADINGS = (
    "År", "Anbudsområden", "Annonsdatabas", "Direktivstyrd", "Dynamiskt inköpssystem", "Elektronisk auktion", "Förfarande",
    "Innovationsupphandling", "Miljömässigt hållbar upphandling", "Socialt hållbar upphandling", "Reserverad upphandling",
    "Rättslig grund", "Samordnad upphandling", "Typ av avtal", "Överprövad", "CPV-Grupp", "CPV-Huvudgrupp", "CPV-Kategori",
    "CPV-Undergrupp", "CPV-Underkategori", "Huvudsaklig CPV-kod", "Publiceringsdatum", "Upphandlingens titel",
    "Upphandlings-ID", "Upphandlingsslag", "Delsektor för köpare", "Juridisk form för köpare",
    "Namn för köpare", "Organisationsnummer för köpare",
    "Sektor för köpare", "SNI-Avdelning för köpare", "Reserverat genomförande", "Kontrakterat värde, Summa",
)  # fmt: skip
MISSING = "Uppgift saknas"


def exported(row: dict[str, str], buyer: str = "") -> list[str]:
    """One of our rows as the export writes it."""
    told = {
        "Upphandlings-ID": row["procurement"],
        "Publiceringsdatum": row["published"],
        "Namn för köpare": buyer or f"Länsstyrelsen i {NAMES[row['county']]}".upper(),
        "Upphandlingsslag": row["kind"],
        "Huvudsaklig CPV-kod": f"{row['cpv_code']} {row['cpv_name']}",
        "CPV-Grupp": f"{row['cpv_group']} {row['cpv_group_name']}".strip(),
        "CPV-Huvudgrupp": f"{row['cpv_code'][:2]}000000 {row['cpv_main_name']}",
        "Förfarande": row["procedure"],
        "Typ av avtal": row["agreement"],
        "Samordnad upphandling": "Inte samordnad" if row["is_joint"] == "nej" else "Samordnad",
        "Kontrakterat värde, Summa": row["contract_value_sek"],
    }
    return [told.get(heading) or MISSING for heading in HEADINGS]


def export(path: Path, lines: Sequence[Sequence[str]]) -> Path:
    """The export as a text file, or as a workbook."""
    if path.suffix == ".csv":
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows([HEADINGS, *lines])
        path.write_text(text.getvalue(), encoding="utf-8-sig")
        return path
    book = openpyxl.Workbook()
    for line in (HEADINGS, *lines):
        book.active.append(list(line))  # type: ignore[union-attr]
    book.save(path)
    return path


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_every_transcribed_row_comes_out_again(tmp_path: Path, suffix: str) -> None:
    other = exported(OURS[0] | {"procurement": "X1"}, "Kammarkollegiet")
    found = read(export(tmp_path / f"antal.{suffix}", [other, *map(exported, OURS), exported(OURS[0])]), {})
    assert found is not None and len(HEADINGS) == 33
    assert list(found.tables["county_procurements"]) == OURS and set(found.tables) == {"county_procurements"}
    assert (found.others, found.repeated) == (1, 1)
    assert "247\u00a0upphandlingar av länsstyrelser, 2021; 1\u00a0rad av andra köpare läses inte in" in found.told


def test_rows_of_one_procurement_that_disagree_are_a_fault(tmp_path: Path) -> None:
    twice = [exported(OURS[0]), exported(OURS[0] | {"contract_value_sek": "7"})]
    with pytest.raises(DataError, match="två gånger i filen med olika uppgifter"):
        read(export(tmp_path / "antal.csv", twice), {})


def test_a_board_that_is_no_more_waits_for_a_choice(tmp_path: Path) -> None:
    name = "Länsstyrelsen i Älvsborgs län"
    path = export(tmp_path / "antal.csv", [exported(OURS[0], name)])
    with pytest.raises(DataError, match="Älvsborgs län fanns till 1997"):
        read(path, {})
    chosen = read(path, {name: "O"})
    assert chosen is not None and chosen.tables["county_procurements"][0]["county"] == "O"


def test_another_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "annat.csv").write_text("Upphandlings-ID;Något\n1;2\n", encoding="utf-8")
    assert read(tmp_path / "annat.csv", {}) is None


def test_a_new_year_is_published_in_one_command(
    extracts_root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(extracts_root))
    known = run("las-in", export(tmp_path / "antal.csv", list(map(exported, OURS))))
    assert known.code == OK and "Ingen ny version behövs." in known.out
    later = [
        exported(row | {"procurement": f"L{row['procurement']}", "published": "2006" + row["published"][4:]}) for row in OURS
    ]
    said = run("las-in", export(tmp_path / "senare.csv", later), answer="n")
    assert "Annonserade upphandlingar" in said.out and "247" in said.out and "Källdokument" in said.out, said.out + said.err
