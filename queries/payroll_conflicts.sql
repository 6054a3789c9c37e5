-- question: Var säger källorna emot sig själva om löner och om kostnaden?
-- grain:    one row per conflict
-- reads:    source_conflicts
-- column:   conflict VARCHAR
-- column:   title VARCHAR
-- column:   printed_a VARCHAR
-- column:   printed_b VARCHAR
-- column:   recomputed VARCHAR
-- column:   handling VARCHAR
-- column:   affects VARCHAR
select
    source_conflicts.conflict,
    source_conflicts.title,
    source_conflicts.printed_a,
    source_conflicts.printed_b,
    source_conflicts.recomputed,
    source_conflicts.handling,
    source_conflicts.affects
from source_conflicts
where
    source_conflicts.conflict like 'lone%'
    or source_conflicts.conflict like 'efaktura%'
    or source_conflicts.conflict like 'kostnadsbas%'
order by source_conflicts.conflict
