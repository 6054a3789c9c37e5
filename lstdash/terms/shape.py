"""What a term is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of the field: label, unit and a definition a newcomer understands.

    What a reader may move has its definite form, for sentences about it, and what to say beside its slider.
    """

    label: str
    definition: str
    unit: str = ""
    definite: str = ""
    beside: str = ""

    @property
    def name(self) -> str:
        """The label as it begins a line."""
        return self.label.capitalize()

    @property
    def pronoun(self) -> str:
        """The word that stands for the definite form: its first word tells the gender."""
        return "det" if self.definite.split(" ")[0].endswith("t") else "den"
