"""The worked examples of the page, run on the rules that ship."""

from __future__ import annotations

from lstdash import store
from lstdash.questions.forms import forms_spec
from lstdash.questions.forms.answers.forms import read
from lstdash.questions.forms.model.rules import Reached, follow
from lstdash.worked import Example
from tests.lib.worked import each


def told(found: list[Reached]) -> str:
    return "; ".join(sorted({f"{one.rule.form} {one.rule.suitability}" for one in found})) or "inget"


@each(forms_spec.REACHED)
def test_reached(example: Example, version: str) -> None:
    rules = read(store.table("form_rules", version))
    found = follow(rules, example.given["aim"], {**example.given})
    assert told([one for one in found if one.holds]) == example.gives["holds"]
    assert told([one for one in found if not one.holds]) == example.gives["hangs"]
