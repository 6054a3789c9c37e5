-- question: Vad står i tabellen tryckta summor per område?
-- grain:    one row per year
-- reads:    area_totals
-- column:   year INTEGER
-- column:   coordinated INTEGER
-- column:   all_counties INTEGER
-- column:   concentrated INTEGER
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    area_totals.year,
    area_totals.coordinated,
    area_totals.all_counties,
    area_totals.concentrated,
    area_totals.source,
    area_totals.section
from area_totals
order by area_totals.year
