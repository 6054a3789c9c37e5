-- question: Vad står i tabellen motsägelser i källorna?
-- grain:    one row per conflict
-- reads:    source_conflicts
-- column:   conflict VARCHAR
-- column:   title VARCHAR
-- column:   printed_a VARCHAR
-- column:   section_a VARCHAR
-- column:   printed_b VARCHAR
-- column:   section_b VARCHAR
-- column:   recomputed VARCHAR
-- column:   handling VARCHAR
-- column:   affects VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    source_conflicts.conflict,
    source_conflicts.title,
    source_conflicts.printed_a,
    source_conflicts.section_a,
    source_conflicts.printed_b,
    source_conflicts.section_b,
    source_conflicts.recomputed,
    source_conflicts.handling,
    source_conflicts.affects,
    source_conflicts.source,
    source_conflicts.section
from source_conflicts
order by source_conflicts.conflict
