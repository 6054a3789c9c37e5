-- question: Vilka antaganden vilar lönemodellen på?
-- grain:    one row per assumption
-- reads:    assumptions
-- column:   assumption VARCHAR
-- column:   name VARCHAR
-- column:   value DOUBLE
-- column:   low DOUBLE
-- column:   high DOUBLE
-- column:   unit VARCHAR
-- column:   quality VARCHAR
-- column:   owner_role VARCHAR
-- column:   next_review DATE
-- column:   basis VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    assumptions.assumption,
    assumptions.name,
    assumptions.value,
    assumptions.low,
    assumptions.high,
    assumptions.unit,
    assumptions.quality,
    assumptions.owner_role,
    assumptions.next_review,
    assumptions.basis,
    assumptions.source,
    assumptions.section
from assumptions
where assumptions.model = 'lonesamordning'
order by assumptions.assumption
