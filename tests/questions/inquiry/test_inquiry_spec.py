"""The worked examples of the page."""

from __future__ import annotations

from lstdash.questions.inquiry import inquiry_spec
from lstdash.questions.inquiry.answers import words
from lstdash.questions.inquiry.model.stances import ASKS, Position, agreed, joint, recurring
from lstdash.worked import Example
from tests.lib.worked import each


@each(inquiry_spec.JOINT)
def test_joint(example: Example) -> None:
    assert words.ANSWERS[joint(words.OF_STANCE[one] for one in example.given["stances"])] == example.gives["answer"]


@each(inquiry_spec.AGREED)
def test_agreed(example: Example) -> None:
    codes = {name: code for code, name in words.ANSWERS.items()}
    assert agreed(codes[name] for name in example.given["answers"]) == codes.get(example.gives["agreed"], "")


@each(inquiry_spec.RECURS)
def test_recurs(example: Example) -> None:
    positions = [
        Position(str(at), None if about == "allmänt" else about, who, ASKS, ("Villkoret",))
        for at, (who, about) in enumerate(example.given["asked"])
    ]
    places = len({(one.respondent, one.proposal) for one in positions})
    assert (places, "ja" if recurring(positions) else "nej") == (example.gives["places"], example.gives["recurs"])
    assert [one.places for one in recurring(positions)] == ([places] if places > 1 else [])
