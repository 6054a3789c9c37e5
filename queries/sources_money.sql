-- question: Vad står i tabellen belopp och andelar?
-- grain:    one row per money
-- reads:    money
-- column:   money VARCHAR
-- column:   name VARCHAR
-- column:   value DOUBLE
-- column:   value_high DOUBLE
-- column:   unit VARCHAR
-- column:   qualifier VARCHAR
-- column:   year INTEGER
-- column:   parent VARCHAR
-- column:   note VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    money.money,
    money.name,
    money.value,
    money.value_high,
    money.unit,
    money.qualifier,
    money.year,
    money.parent,
    money.note,
    money.source,
    money.section
from money
order by money.money
