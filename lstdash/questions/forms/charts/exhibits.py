"""What is shown and taken away from /samverkansform: the verdicts, and the rules whole."""

from __future__ import annotations

from functools import partial

from lstdash.exhibits import Exhibit, Sheet, of_table
from lstdash.questions.forms.answers import forms, words
from lstdash.questions.forms.answers.forms import FormsAnswer, RulesAnswer
from lstdash.questions.forms.charts import plots
from lstdash.same import same


@same
def verdicts(answer: FormsAnswer) -> Exhibit:
    """Each form under what is said of it, for the aim and the answers given."""
    return Exhibit(
        stem="samverkansform",
        title="Vilken form passar syftet?",
        says=answer.headline,
        alt=plots.verdicts_alt(answer),
        table=Sheet(answer.title, forms.COLUMNS, forms.table(answer)),
        figure=partial(plots.verdicts, answer),
        key=(words.HOLLOW_TAKEN,) if any(verdict.open for verdict in answer.verdicts) else (),
        sources=answer.sources,
    )


@same
def rules(found: RulesAnswer) -> Exhibit:
    """The decision table whole, a row a rule; an empty condition asks for nothing."""
    return of_table(Sheet("Reglerna", found.columns, found.rows), found.sources)
