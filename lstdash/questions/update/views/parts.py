"""The parts of /uppdatera: a template, files to drop, what they would do, publishing, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from lstdash import formats, store, undocumented
from lstdash.errors import UserError
from lstdash.questions.update.answers import update
from lstdash.questions.update.answers.brought import TAKEN, Asked, Brought, proposed
from lstdash.questions.update.answers.update import Checked
from lstdash.views import cache, error_box, heading, tables, who
from lstdash.views.markdown import plain

REFUSED = (
    "Uppgifterna uppdateras bara från den dator som servern körs på. Öppna sidan där, med adressen localhost, "
    "eller använd kommandona: python -m lstdash mall, kontrollera, jamfor och publicera."
)
DONE, ROUND, KEPT = "update-done", "update-round", "update-checked"


def template() -> None:
    """Offer the workbook with what is published, made when it is asked for."""
    st.download_button("Hämta en arbetsbok med det publicerade", update.template, update.TEMPLATE, on_click="ignore")


def said() -> None:
    """Say what the last click did."""
    if told := st.session_state.pop(DONE, ""):
        st.success(plain(told))


def dropped() -> tuple[Brought, ...]:
    """Draw where files are dropped; return them."""
    key = f"update-files-{st.session_state.get(ROUND, 0)}"
    help_text = "Arbetsböcker, CSV-filer, eller en PX- eller JSON-stat-fil med sin mappning (.toml)."
    given = st.file_uploader("Filer", list(TAKEN), accept_multiple_files=True, key=key, help=help_text)
    return tuple(Brought(one.name, one.getvalue()) for one in given)


def allowed() -> Asked:
    """Draw what may happen to rows that the files do not name; what may be lost is asked for once it is known."""
    keep = st.checkbox("Behåll rader som filerna inte nämner", key="update-supplement")
    lost = tuple(st.session_state.get("update-lost", ()))
    return Asked(lost, keep, bool(st.session_state.get("update-backwards")))


@contextmanager
def _progress() -> Iterator[Callable[[str, float], None]]:
    bar, join = st.progress(0.0), undocumented.joining()

    def tell(what: str, share: float) -> None:
        join()  # files are read ahead by another thread, which is nobody's to Streamlit
        bar.progress(min(max(share, 0.0), 1.0), what)

    try:
        yield tell
    finally:
        bar.empty()


def checked(files: Sequence[Brought], asked: Asked) -> Checked | None:
    """Check the files, once for the same files and choices; what cannot be read is told, with a mapping to start from."""
    key = (tuple(map(hash, files)), asked, cache.version())
    kept = st.session_state.get(KEPT)
    if kept and kept[0] == key:
        found: Checked = kept[1]
        return found
    try:
        with _progress() as tell:
            result = update.check(files, asked, tell)
    except UserError as error:
        error_box.show_error(error)
        if text := proposed(files):
            st.download_button("Hämta ett förslag till mappning", text, "mappning.toml", "text/plain", on_click="ignore")
        return None
    st.session_state[KEPT] = (key, result)
    return result


def findings(found: Checked) -> None:
    """Show the faults, or what would change and how the headline figures move."""
    _table("Fel att rätta", update.FAULT_COLUMNS, found.faults)
    _table("Ändringar", update.CHANGE_COLUMNS, found.changes)
    _table("Så flyttar sig huvudtalen", update.HEADLINE_COLUMNS, found.headlines)
    if found.changes and not found.headlines:
        st.markdown("Inga huvudtal ändras.")
    _list("Att känna till", found.notices)
    _list("Summor som inte går ihop. Publiceras de, visas de som motsägelser i källorna", found.deviations)
    _list("Värden som går tillbaka till hur de var när mallen gjordes", found.backwards)
    if found.rows:
        title = f"Visa raderna som ändras ({formats.decimal(len(found.rows))} av {formats.decimal(found.differing)})"
        tables.folded(title, "update-rows", lambda: tables.data_table(update.ROW_COLUMNS, found.rows, title, "update-each"))


def consent(found: Checked, asked: Asked) -> None:
    """Ask about rows that would be lost and values that go back."""
    if options := {**{name: name for name in asked.replace}, **dict(found.lost)}:
        label = "Får försvinna eller ändras"
        st.multiselect(label, list(options), key="update-lost", format_func=lambda name: options[name], placeholder="Inget")
    if found.backwards:
        st.checkbox("Låt värdena gå tillbaka", key="update-backwards")


def publishing(files: Sequence[Brought], asked: Asked, found: Checked) -> None:
    """Draw the note and the button that publishes."""
    note = st.text_input("Notering", key="update-note", help="Sparas med versionen och visas på sidan Källor.")
    sums = formats.count(len(found.deviations), "summa", "summor")
    label = f"Publicera och godta {sums} som inte går ihop" if found.deviations else "Publicera"
    if st.button(label, type="primary", disabled=not found.is_ready(asked), key="update-publish"):
        with _progress() as tell:
            _do("publicera", lambda: update.publish(files, asked, note, found.base, tell))


def way_back() -> None:
    """Let an earlier version be the one that is shown."""
    heading.section("Gå tillbaka")
    earlier = update.earlier()
    if not earlier:
        st.markdown("Det finns ingen tidigare version.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="update-back"):
        chosen = st.selectbox("Version", list(earlier), format_func=lambda version: earlier[version], key="update-version")
        if st.button("Gå tillbaka till den", key="update-restore"):
            _do("aterstalla", lambda: update.restore(chosen))


def _do(action: str, change: Callable[[], str]) -> None:
    try:
        with who.writing(action, "uppgifterna") as changed:
            changed.before = store.current_version()
            st.session_state[DONE] = change()
            changed.after = store.current_version()
    except UserError as error:
        error_box.show_error(error)
        return
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    for key in (KEPT, "update-lost", "update-backwards"):
        st.session_state.pop(key, None)
    st.rerun()


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if rows:
        heading.small(title)
        tables.data_table(columns, rows, title, f"update-{title}")


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        heading.small(title)
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
