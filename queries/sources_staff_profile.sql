-- question: Vad står i tabellen personal i stödverksamheten?
-- grain:    one row per measure
-- reads:    staff_profile
-- column:   measure VARCHAR
-- column:   name VARCHAR
-- column:   county VARCHAR
-- column:   year INTEGER
-- column:   value INTEGER
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    staff_profile.measure,
    staff_profile.name,
    staff_profile.county,
    staff_profile.year,
    staff_profile.value,
    staff_profile.source,
    staff_profile.section
from staff_profile
order by staff_profile.measure
