"""What the phone's script does when the room changes under it: nothing that was answered is lost, and it never stands still."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import lstdash.panel
from tests.lib.login_provider import node

PAD = Path(__file__).parents[3] / "lib" / "pad.mjs"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("pad")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for script in Path(lstdash.panel.__file__).parent.glob("*.js"):
        shutil.copy(script, folder)
    done = subprocess.run([node(), str(PAD), str(folder)], capture_output=True, check=True, encoding="utf-8", timeout=60)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_what_is_being_written_stays_when_items_come_and_go(told: dict[str, Any]) -> None:
    said = {"item": "x", "text": "halvvägs", "count": "Förslag 1 av 2", "news": "Nytt i omgången: y."}
    assert told["writing"] == said


def test_what_waits_for_an_item_that_was_removed_holds_nothing_else_back(told: dict[str, Any]) -> None:
    assert told["removed"] == {"stored": {"a|c": 4}, "waits": 0}


def test_a_round_without_items_shows_no_questions_until_there_is_one_again(told: dict[str, Any]) -> None:
    assert told["empty"]["hidden"] and told["empty"]["headline"] == "stage 5"
    assert told["refilled"] == {"headline": "stage 6", "hidden": False, "questions": ["b|c"]}


def test_a_reason_goes_along_before_its_field_is_left(told: dict[str, Any]) -> None:
    assert told["paused"] == {"b|c": "dyrt att starta"}
    assert told["status"] == "✓ Motiveringen är sparad", "there is no score yet"
    assert told["left"] == {"b|c": "dyrt att starta, och sent"}, "the next item is shown at once"


def test_a_reason_that_was_too_late_waits_for_the_round_to_be_opened_again(told: dict[str, Any]) -> None:
    assert told["shown"] == told["left"]
    assert told["late"] == "1 poäng kom inte fram i tid och är inte räknade. De räknas om omgången öppnas igen."
    assert told["caughtUp"] == {"stored": 2, "said": ""}
    assert told["reopened"] == {"why": {"b|c": "hann in"}, "waits": 0}
    assert told["overtaken"] == "hann in", "what was read before it was stored takes nothing away"


def test_what_is_being_written_of_an_item_that_was_removed_goes_with_it(told: dict[str, Any]) -> None:
    assert told["gone"] == told["reopened"]


def test_a_phone_that_was_removed_says_so(told: dict[str, Any]) -> None:
    assert told["refused"]["hidden"] and told["refused"]["headline"] == "Enheten är borttagen."
    assert told["back"] == {"headline": "stage 10", "hidden": False, "questions": ["b|c"]}


def test_nobody_is_thanked_before_all_is_stored_and_everybody_is_after_a_reload(told: dict[str, Any]) -> None:
    assert told["early"] == "Vänta med att stänga sidan: allt är inte sparat än."
    assert told["thanks"] == "Tack, du har svarat på allt. Du kan ändra dina svar tills omgången stängs."
    assert (told["reloaded"]["count"], told["reloaded"]["thanks"]) == ("Förslag 2 av 2", told["thanks"])


def test_a_former_vet_ej_is_marked_and_can_be_kept(told: dict[str, Any]) -> None:
    assert "Vet ejditt förra svar" in told["before"]["said"]
    assert told["before"]["canKeep"] and told["before"]["kept"] == 0


def test_nothing_fails_on_the_way(told: dict[str, Any]) -> None:
    assert told["failures"] == []
