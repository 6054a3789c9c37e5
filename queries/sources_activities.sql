-- question: Vad står i tabellen verksamheter?
-- grain:    one row per activity, year
-- reads:    activities
-- column:   activity VARCHAR
-- column:   year INTEGER
-- column:   name VARCHAR
-- column:   scope VARCHAR
-- column:   area VARCHAR
-- column:   form VARCHAR
-- column:   status VARCHAR
-- column:   lead_county VARCHAR
-- column:   participation_basis VARCHAR
-- column:   participants_low INTEGER
-- column:   participants_high INTEGER
-- column:   constellation VARCHAR
-- column:   list_is_exhaustive BOOLEAN
-- column:   money VARCHAR
-- column:   note VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    activities.activity,
    activities.year,
    activities.name,
    activities.scope,
    activities.area,
    activities.form,
    activities.status,
    activities.lead_county,
    activities.participation_basis,
    activities.participants_low,
    activities.participants_high,
    activities.constellation,
    activities.list_is_exhaustive,
    activities.money,
    activities.note,
    activities.source,
    activities.section
from activities
order by activities.activity, activities.year
