-- question: Vad står i tabellen antaganden?
-- grain:    one row per assumption
-- reads:    assumptions
-- column:   assumption VARCHAR
-- column:   model VARCHAR
-- column:   name VARCHAR
-- column:   value DOUBLE
-- column:   low DOUBLE
-- column:   high DOUBLE
-- column:   unit VARCHAR
-- column:   quality VARCHAR
-- column:   owner_role VARCHAR
-- column:   next_review DATE
-- column:   price_year INTEGER
-- column:   basis VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    assumptions.assumption,
    assumptions.model,
    assumptions.name,
    assumptions.value,
    assumptions.low,
    assumptions.high,
    assumptions.unit,
    assumptions.quality,
    assumptions.owner_role,
    assumptions.next_review,
    assumptions.price_year,
    assumptions.basis,
    assumptions.source,
    assumptions.section
from assumptions
order by assumptions.assumption
