-- question: Vad står i tabellen kriterier?
-- grain:    one row per criterion
-- reads:    criteria
-- column:   criterion VARCHAR
-- column:   axis VARCHAR
-- column:   name VARCHAR
-- column:   direction VARCHAR
-- column:   as_printed VARCHAR
-- column:   anchor_1 VARCHAR
-- column:   anchor_2 VARCHAR
-- column:   anchor_3 VARCHAR
-- column:   anchor_4 VARCHAR
-- column:   anchor_5 VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    criteria.criterion,
    criteria.axis,
    criteria.name,
    criteria.direction,
    criteria.as_printed,
    criteria.anchor_1,
    criteria.anchor_2,
    criteria.anchor_3,
    criteria.anchor_4,
    criteria.anchor_5,
    criteria.source,
    criteria.section
from criteria
order by criteria.criterion
