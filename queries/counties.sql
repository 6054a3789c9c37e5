-- question: Vilka länsstyrelser finns?
-- grain:    one row per county
-- reads:    counties
-- column:   county VARCHAR
-- column:   name VARCHAR
-- column:   short_name VARCHAR
-- column:   size_class VARCHAR
-- column:   scb_code VARCHAR
-- column:   headcount INTEGER
select
    counties.county,
    counties.name,
    counties.short_name,
    counties.size_class,
    counties.scb_code,
    counties.headcount
from counties
order by counties.scb_code, counties.county
