-- question: Vad står i tabellen konstellationer?
-- grain:    one row per constellation
-- reads:    constellations
-- column:   constellation VARCHAR
-- column:   name VARCHAR
-- column:   kind VARCHAR
-- column:   basis VARCHAR
-- column:   note VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    constellations.constellation,
    constellations.name,
    constellations.kind,
    constellations.basis,
    constellations.note,
    constellations.source,
    constellations.section
from constellations
order by constellations.constellation
