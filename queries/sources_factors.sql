-- question: Vad står i tabellen faktorer?
-- grain:    one row per factor
-- reads:    factors
-- column:   factor VARCHAR
-- column:   direction VARCHAR
-- column:   name VARCHAR
-- column:   description VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    factors.factor,
    factors.direction,
    factors.name,
    factors.description,
    factors.source,
    factors.section
from factors
order by factors.factor
