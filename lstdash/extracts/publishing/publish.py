"""Publishing: a sound plan becomes one new version beside the old, and the pointer moves to it.

All or nothing: everything is written to a draft folder and flushed, the folder gets its name by one rename, and one more
rename moves the pointer. Whenever the process dies, the version that was published still is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from lstdash.extracts.checking.backwards import WouldGoBack
from lstdash.extracts.checking.guard import WouldLose
from lstdash.extracts.checking.plan import Plan, Progress, prepare
from lstdash.extracts.publishing.lock import Busy, writing
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.publishing.write import clear_drafts, write_version
from lstdash.published.manifest import Manifest
from lstdash.published.versions import known_version, point_to


def publish(
    paths: Path | Sequence[Path] | None = None,
    *,
    root: Path | None = None,
    note: str = "",
    replace: Collection[str] = (),
    supplement: bool = False,
    backwards: bool = False,
) -> Manifest:
    """Check files (or data/source when none are given) and publish them; sums that do not add up become conflicts.

    Raises CheckFailed with every fault, WouldLose when rows would disappear unasked, WouldGoBack when values would go back
    to what a file's template held (unless `backwards`), Busy when someone else publishes, and DataError when something
    cannot be read or written. Then nothing has changed.
    """
    given = (paths,) if isinstance(paths, Path) else tuple(paths or ())
    with prepare(Request(given, replace, supplement, backwards), root) as plan:
        return commit(plan, note)


def commit(
    plan: Plan, note: str = "", progress: Progress = lambda _what, _share: None, *, patience_seconds: float = 0.0
) -> Manifest:
    """Publish a plan, when another has written for so long at most. Raises as `publish` does."""
    plan.require_sound()
    if plan.blocked:
        raise WouldLose(plan.blocked, is_source=plan.request.is_source)
    if plan.backwards and not plan.request.backwards:
        raise WouldGoBack(plan.backwards)
    with writing(plan.root, patience_seconds):
        _require_same_base(plan)
        clear_drafts(plan.root)
        manifest = write_version(plan, note, progress)
        point_to(manifest.version, plan.root, plan.base.version if plan.base else "")
    return manifest


def _require_same_base(plan: Plan) -> None:
    """Someone may have published between the check and now; what was shown would then no longer be what happens."""
    current = known_version(plan.root)
    if current != (plan.base.version if plan.base else ""):
        raise Busy(
            "Någon annan har publicerat sedan kontrollen. Inget har ändrats.",
            expected=f"version {plan.base.version}" if plan.base else "ingen version",
            found=f"version {current}",
            action="Kör kommandot igen, så jämförs filerna med den nya versionen.",
        )
