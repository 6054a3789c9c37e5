"""What the installation prepares: the same programs and letters as whole, and it is what a browser then gets."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from starlette.datastructures import Headers

from lstdash.web import fonts, frontend, packed, prepare, prepared

ROOT = Path(__file__).parents[2]
PROGRAM = next(path for path in frontend.files().values() if path.suffix == ".js" and path.stat().st_size < 3000)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(prepared, "FOLDER", tmp_path / "prepared")
    packed._packed.cache_clear()
    yield tmp_path / "prepared"
    packed._packed.cache_clear()


def font(start: str) -> Path:
    return next(path for path in frontend.files().values() if path.name.startswith(start))


def sent(path: Path, packing: str = "br") -> bytes:
    return bytes(packed.respond(path, Headers({"accept-encoding": packing}), packed.NAMED).body)


def test_what_is_prepared_is_packed_tighter_once_and_is_what_a_browser_gets(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "_programs", lambda: iter([PROGRAM]))
    monkeypatch.setattr(prepare, "FONTS", {})
    before = sent(PROGRAM)
    prepare.main()
    assert "en halv minut" in capsys.readouterr().out
    (made,) = folder.iterdir()
    packed._packed.cache_clear()
    assert sent(PROGRAM) == made.read_bytes() != before and brotli.decompress(sent(PROGRAM)) == PROGRAM.read_bytes()
    made.write_bytes(b"as it was")
    prepare.main()
    assert made.read_bytes() == b"as it was"


def test_another_version_of_a_program_is_never_sent_as_what_was_prepared_of_the_last(folder: Path, tmp_path: Path) -> None:
    program = tmp_path / "a.js"
    program.write_text("one()", encoding="utf-8")
    prepared.write(b"one()", "br", b"prepared")
    assert sent(program) == b"prepared"
    program.write_text("two()", encoding="utf-8")
    packed._packed.cache_clear()
    assert brotli.decompress(sent(program)) == b"two()"


def test_a_font_that_is_cut_is_sent_to_every_browser(folder: Path) -> None:
    path = font("SourceSansVF-Upright")
    prepared.write(path.read_bytes(), "woff2", b"cut")
    assert sent(path) == sent(path, "identity") == b"cut"


def test_what_is_prepared_is_what_the_start_page_asks_for_and_what_draws() -> None:
    found = list(prepare._programs())
    assert len(found) > 60 and all(path.is_file() for path in found) and len(found) == len(set(found))
    assert {"plotly-cartesian.min.js"} | set(frontend.first_programs()) <= {path.name for path in found}


def test_cut_letters_are_swedish_at_every_weight_with_their_licence_and_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "SHOWN", (range(0x30, 0x5B), (0xC4, 0xC5, 0xD6, 0x2013)))
    whole = TTFont(font("SourceSansVF-Upright"))
    cut = TTFont(io.BytesIO(fonts.latin(font("SourceSansVF-Upright"))))
    assert {*map(ord, "0AÅÄÖ–")} <= cut.getBestCmap().keys() and ord("я") not in cut.getBestCmap()
    assert [(axis.axisTag, axis.maxValue) for axis in cut["fvar"].axes] == [("wght", whole["fvar"].axes[0].maxValue)]
    assert "Open Font License" in cut["name"].getDebugName(13) and cut["name"].getDebugName(0) == whole["name"].getDebugName(0)
    assert not [number for number in fonts.NAMES if "Source" in (cut["name"].getDebugName(number) or "")]


def test_what_is_shown_covers_our_own_signs() -> None:
    written = {ord(sign) for path in (ROOT / "lstdash").rglob("*.py") for sign in path.read_text(encoding="utf-8")}
    drawn = written & TTFont(font("SourceSansVF-Upright")).getBestCmap().keys()
    assert len(drawn) > 90 and not {chr(sign) for sign in drawn if not any(sign in part for part in fonts.SHOWN)}


def test_cut_icons_are_those_that_are_named_as_before() -> None:
    path = font("MaterialSymbols")
    cut = TTFont(io.BytesIO(fonts.icons(path, {"close", "chevron_right", "ett", "ord"})))
    assert fonts.icon_names(cut).keys() == {"close", "chevron_right"}
    assert fonts.icon_names(TTFont(path)).keys() > {"close", "chevron_right", "rocket"}


def test_the_icons_that_we_name_ourselves_are_among_the_words() -> None:
    sources = [path.read_text(encoding="utf-8") for part in ("lstdash", "pages") for path in (ROOT / part).rglob("*.py")]
    named = {name for text in sources for name in re.findall(r":material/([a-z0-9_]+)", text)}
    assert named <= frontend.words() and {"keyboard_double_arrow_left", "chevron_right"} <= frontend.words()
