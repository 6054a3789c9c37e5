-- question: Vilka motsägelser i källorna gäller en viss tabell?
-- grain:    one row per conflict
-- reads:    source_conflicts
-- param:    table_name VARCHAR  the table a figure comes from
-- column:   conflict VARCHAR
-- column:   title VARCHAR
-- column:   printed_a VARCHAR
-- column:   printed_b VARCHAR
-- column:   recomputed VARCHAR
-- column:   handling VARCHAR
-- column:   affects VARCHAR
-- column:   source VARCHAR
select
    source_conflicts.conflict,
    source_conflicts.title,
    source_conflicts.printed_a,
    source_conflicts.printed_b,
    source_conflicts.recomputed,
    source_conflicts.handling,
    source_conflicts.affects,
    source_conflicts.source
from source_conflicts
where contains(' ' || source_conflicts.affects, ' ' || $table_name)
order by source_conflicts.conflict
