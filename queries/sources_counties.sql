-- question: Vad står i tabellen länsstyrelser?
-- grain:    one row per county
-- reads:    counties
-- column:   county VARCHAR
-- column:   name VARCHAR
-- column:   short_name VARCHAR
-- column:   size_class VARCHAR
-- column:   scb_code VARCHAR
-- column:   headcount INTEGER
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    counties.county,
    counties.name,
    counties.short_name,
    counties.size_class,
    counties.scb_code,
    counties.headcount,
    counties.source,
    counties.section
from counties
order by counties.county
