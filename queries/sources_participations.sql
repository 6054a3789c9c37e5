-- question: Vad står i tabellen deltagande?
-- grain:    one row per activity, county, role, year
-- reads:    participations
-- column:   activity VARCHAR
-- column:   county VARCHAR
-- column:   role VARCHAR
-- column:   year INTEGER
-- column:   basis VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    participations.activity,
    participations.county,
    participations.role,
    participations.year,
    participations.basis,
    participations.source,
    participations.section
from participations
order by participations.activity, participations.county, participations.role, participations.year
