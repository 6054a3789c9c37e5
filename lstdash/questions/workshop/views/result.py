"""What the room sees after the reveal: the live matrix, the disagreement worth talking about, and what has moved."""

from __future__ import annotations

import streamlit as st

from lstdash import formats
from lstdash.exports.content import Stamp
from lstdash.questions.start_here.answers import start_here
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.start_here.views import controls as matrix
from lstdash.questions.start_here.views import panel as start_here_panel
from lstdash.questions.workshop.answers import result as workshop_result
from lstdash.questions.workshop.answers.result import WorkshopResult
from lstdash.questions.workshop.answers.room import Room, keep_sliders
from lstdash.questions.workshop.charts import exhibits
from lstdash.questions.workshop.views import controls
from lstdash.questions.workshop.views.door import cookie
from lstdash.questions.workshop.views.room import do
from lstdash.views import cache, exhibit, heading, markdown, url_state
from lstdash.views.controls import Control
from lstdash.views.controls.slider import Slider

KEY = "workshop"


def sliders_of(room: Room) -> tuple[Slider, ...]:
    """Return the room's sliders."""
    return matrix.sliders(room.criteria)


def what_if(room: Room) -> Sliders:
    """Return where the sliders stand, the same on every screen that steers: a change here is kept for all."""
    sliders = sliders_of(room)
    own = matrix.values(url_state.values(sliders), room.criteria, bool(url_state.value(controls.UNIFORM)))
    kept = _in_order(room, room.sliders)
    key = f"workshop-sliders-{room.id}"
    before = st.session_state.get(key)
    if before is None and own == _in_order(room, Sliders()):
        before = own  # a plain link: take what the room has
    st.session_state[key] = own
    if own != before and not room.is_open:
        return own  # what is sealed stays; trying another weight is one's own
    if own != before:
        do(keep_sliders, room, cookie(room.id), own)
    elif own != kept and (room.is_open or before is own):
        st.session_state[key] = kept
        _adopt(sliders, kept)
    return own


def _adopt(sliders: tuple[Slider, ...], kept: Sliders) -> None:
    """Somebody else who steers has moved a slider: stand where the room stands."""
    values = {
        **dict(kept.weights),
        **{name: getattr(kept, name) for name in ("effort_threshold", "benefit_threshold", "effort_penalty")},
    }
    code = next(iter(controls.UNIFORM.codes))
    moved = [(slider, values[slider.key]) for slider in sliders]
    url_state.set_values([*moved, (controls.UNIFORM, code if kept.uniform_weights else "")])
    st.rerun()


def _in_order(room: Room, kept: Sliders) -> Sliders:
    weights = dict(kept.weights)
    ordered = tuple((criterion.key, weights.get(criterion.key, 1.0)) for criterion in room.criteria)
    return Sliders(ordered, kept.effort_threshold, kept.benefit_threshold, kept.effort_penalty, kept.uniform_weights)


def shown_round(room: Room) -> int:
    """Return which revealed round is shown: the chosen one, else the latest."""
    chosen = str(url_state.value(controls.ROUND))
    numbers = room.revealed_rounds
    return int(chosen) if chosen.isascii() and chosen.isdigit() and int(chosen) in numbers else numbers[-1]


def shown_group(room: Room, number: int) -> str:
    """Return whose scores are shown, empty for everyone; a group that may not be shown alone is everyone."""
    group = str(url_state.value(controls.GROUP))
    return group if group in workshop_result.groups(room, number) else ""


def filters(room: Room, number: int, group: str) -> None:
    """Draw which round and whose scores are shown."""
    sizes = workshop_result.groups(room, number)
    with st.container(horizontal=True, key="room-filters", vertical_alignment="bottom"):
        if len(room.revealed_rounds) > 1:
            _pick("Omgång", [str(one) for one in room.revealed_rounds], str(number), controls.ROUND)
        if sizes:
            labels = {"": "Alla deltagare"} | {name: f"{name} ({formats.decimal(size)})" for name, size in sizes.items()}
            _pick("Visa poäng från", list(labels), group, controls.GROUP, labels)
        url_state.select(controls.UNIFORM)


def _pick(label: str, options: list[str], now: str, control: Control, labels: dict[str, str] | None = None) -> None:
    key = f"workshop-pick-{control.name}"
    st.session_state[key] = now
    st.selectbox(
        label,
        options,
        key=key,
        format_func=lambda option: (labels or {}).get(option, option),
        on_change=lambda: url_state.set_values([(control, st.session_state[key])]),
    )


def picture(room: Room, number: int, group: str, at: Sliders, result: WorkshopResult) -> None:
    """Draw the live matrix of the shown round."""
    sliders = sliders_of(room)
    grids = tuple((slider.key, slider.positions) for slider in sliders)
    found = cache.answer(workshop_result.panel, room, number, group, at, grids)
    start_here_panel.matrix(KEY, sliders, found, result.assessment, at)
    st.markdown(markdown.plain(f"{result.people} Reglagen ändrar bilden, aldrig rösterna."))
    if result.withheld:
        told = formats.listed(list(result.withheld))
        st.markdown(markdown.plain(f"För få i gruppen har poängsatt {told}; de poängen visas inte för sig."))


def disagreement(room: Room, result: WorkshopResult, at: Sliders, stamp: Stamp) -> None:
    """Draw the agenda: what to talk about first, and how the scores of the chosen item lie."""
    if not result.spreads:
        return
    heading.section("Prata om det här först")
    first = result.spreads[:5]
    lines = (f"1. **{markdown.plain(one.name)}.** {markdown.plain(one.sentence)}" for one in first)
    st.markdown("\n".join(lines))
    known = {one.key: one for one in result.spreads}
    chosen = str(url_state.value(controls.ITEM))
    key = chosen if chosen in known else first[0].key
    names = {key: one.name for key, one in known.items()}
    _pick("Så ligger poängen för", list(known), key, controls.ITEM, names)
    exhibit.show(exhibits.scores(room, result, at, known[key]), stamp=stamp)


def divided(result: WorkshopResult) -> tuple[str, ...]:
    """Return the items that the room does not agree on: they are worth another round."""
    return tuple(one.key for one in result.spreads if one.shape in ("two_camps", "spread"))


def movement(room: Room, result: WorkshopResult, at: Sliders, stamp: Stamp) -> None:
    """Draw what has moved since the round before."""
    if not result.movements:
        return
    heading.section("Vad har ändrats sedan förra omgången?")
    st.markdown(f"**{markdown.plain(result.movement_sentence)}**")
    found = exhibits.movement(room, result, at)
    exhibit.drawn(found)
    numbered = sorted(result.movements, key=lambda one: one.number)
    st.markdown(" · ".join(f"**{one.number}**{formats.NBSP}{markdown.plain(one.name)}" for one in numbered))
    exhibit.files(found, stamp)
    exhibit.behind(found)


def ranked(result: WorkshopResult) -> None:
    """Draw the sorted list with its certainty."""
    heading.section("Ordningen och hur säker den är")
    rows = start_here.table(result.assessment)
    start_here_panel.ranked_list(result.assessment, rows, start_here.COLUMNS, "workshop-ranked")
