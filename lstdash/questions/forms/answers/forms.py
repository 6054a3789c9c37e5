"""Which form of cooperation does the inquiry find fitting for an aim, and on what does that hang? (SOU 2024:43)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lstdash import formats, order, store
from lstdash.catalog.inquiry import AIMS, SUITABILITY
from lstdash.catalog.whole import tables
from lstdash.evidence.citations import Figure, Source, source
from lstdash.questions.forms.answers import words
from lstdash.questions.forms.model.rules import QUESTIONS, Reached, Rule, deciding, follow

VERDICTS = SUITABILITY  # what may be said of a form, the best first
COLUMNS = ("Form", "Bedömning", "Gäller om", "Villkor och skäl", "Avsnitt", "Läsning")
PARTLY_OURS = "delvis vår läsning"  # of a verdict that one rule has from the text and another from us
ABOUT_RULES = (
    "Tom ruta betyder att svaret inte spelar någon roll. Indelningen i syften är vår. Där bedömningen eller villkoret inte "
    "står uttryckligen i utredningens sammanfattning säger kolumnen Läsning att det är vår läsning."
)


@dataclass(frozen=True, slots=True)
class RulesAnswer:
    """The decision table as it is shown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one form; `open` says what it still hangs on, empty when it holds."""

    form: str
    suitability: str
    open: str
    reason: str
    section: str
    reading: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class FormsAnswer:
    """The verdicts for an aim, the best first, then by name."""

    headline: str
    title: str
    decides: str
    verdicts: tuple[Verdict, ...]
    sources: tuple[Source, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """How many forms there are of each verdict."""
        counts = {said: sum(one.suitability == said for one in self.verdicts) for said in VERDICTS}
        return tuple(Figure(f"Former: {said}", formats.decimal(number)) for said, number in counts.items() if number)


def answer(version: str, aim: str, given: tuple[str, ...]) -> FormsAnswer:
    """Return what the rules say of an aim; `given` are the answers in the order of the questions, empty = not given."""
    rows = {row["rule"]: row for row in store.table("form_rules", version)}
    names = {row["form"]: row["name"] for row in store.table("collaboration_forms", version)}
    rules = read(list(rows.values()))
    answers = dict(zip(QUESTIONS, given, strict=True))
    reached = follow(rules, aim, answers)
    found = [_verdict(version, one, rows[one.rule.key], names) for one in reached]
    verdicts = _once(sorted(found, key=lambda one: (SUITABILITY.index(one.suitability), bool(one.open), order.name(one.form))))
    return FormsAnswer(
        words.headline(aim, by_suitability(verdicts), *_hanging(reached)),
        words.title(aim, answers),
        words.decides(deciding(rules, aim), is_hollow=any(one.open for one in verdicts)),
        verdicts,
        tuple(dict.fromkeys(source for one in verdicts for source in one.sources)),
    )


def _verdict(version: str, reached: Reached, row: store.Row, names: Mapping[str, str]) -> Verdict:
    return Verdict(
        names[row["form"]],
        row["suitability"],
        words.hangs_on({asked: reached.rule.wanted[asked] for asked in reached.open}),
        row["condition"] or row["purpose"],
        row["section"],
        row["reading"],
        (source(version, row, "form_rules", row["rule"]),),
    )


def read(rows: Sequence[store.Row]) -> tuple[Rule, ...]:
    """Return the rows of `form_rules` as rules."""
    return tuple(
        Rule(row["rule"], row["aim"], row["form"], row["suitability"], {asked: row[asked] for asked in QUESTIONS if row[asked]})
        for row in rows
    )


def by_suitability(verdicts: Sequence[Verdict]) -> dict[str, list[str]]:
    """Return the names of the forms that a verdict holds for, by what is said of them."""
    named = {said: [v.form for v in verdicts if v.suitability == said and not v.open] for said in SUITABILITY}
    return {said: names for said, names in named.items() if names}


def _once(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """One verdict for a form that several rules say the same of; what each hangs on and its reason stand side by side."""
    found: dict[tuple[str, str], Verdict] = {}
    for verdict in verdicts:
        known = found.get((verdict.form, verdict.suitability))
        if known is not None:
            verdict = replace(
                known,
                open=" eller ".join(one for one in (known.open, verdict.open) if one),
                reason=words.both(known.reason, verdict.reason),
                reading=known.reading if known.reading == verdict.reading else PARTLY_OURS,
                sources=known.sources + verdict.sources,
            )
        found[verdict.form, verdict.suitability] = verdict
    return tuple(found.values())


def _hanging(reached: Sequence[Reached]) -> tuple[int, tuple[str, ...]]:
    """How many forms hang on an answer that is missing, and on which questions."""
    hanging = [one for one in reached if not one.holds]
    asked = tuple(question for question in QUESTIONS if any(question in one.open for one in hanging))
    return len({one.rule.form for one in hanging}), asked


def table(found: FormsAnswer) -> tuple[tuple[str, ...], ...]:
    """Return the verdicts as rows: form, verdict, what it hangs on, reason, section, whose reading."""
    return tuple((v.form, v.suitability, v.open or formats.MISSING, v.reason, v.section, v.reading) for v in found.verdicts)


def rules(version: str) -> RulesAnswer:
    """Return every rule, a row each, in the order of the aims."""
    declared = tables()["form_rules"]
    shown = ("aim", "form", "suitability", *QUESTIONS, "condition", "reading", "section")
    names = {row["form"]: row["name"] for row in store.table("collaboration_forms", version)}
    rows = [{**row, "form": names[row["form"]]} for row in store.table("form_rules", version)]
    rows.sort(key=lambda row: (AIMS.index(row["aim"]), SUITABILITY.index(row["suitability"]), order.name(row["form"])))
    return RulesAnswer(
        tuple(declared.column(name).label for name in shown),
        tuple(tuple(row[name] or "" for name in shown) for row in rows),
        tuple(source(version, row, "form_rules", row["rule"]) for row in rows[:1]),
    )
