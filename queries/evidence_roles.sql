-- question: Vilken roll har varje län i varje verksamhet?
-- grain:    one row per activity, county, role
-- reads:    participations
-- param:    year INTEGER  the survey year
-- column:   activity VARCHAR
-- column:   county VARCHAR
-- column:   role VARCHAR
-- column:   basis VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    participations.activity,
    participations.county,
    participations.role,
    participations.basis,
    participations.source,
    participations.section
from participations
where participations.year = $year
order by participations.activity, participations.county, participations.role
