-- question: Vilka namngivna verksamheter finns, och hur många län deltar enligt rapporten?
-- grain:    one row per activity, year
-- reads:    activities, participations, constellations
-- order:    scope, area, name sv, activity, year
-- param:    year INTEGER  the survey year
-- column:   activity VARCHAR
-- column:   year INTEGER
-- column:   name VARCHAR
-- column:   scope VARCHAR
-- column:   area VARCHAR
-- column:   form VARCHAR
-- column:   status VARCHAR
-- column:   left_out VARCHAR
-- column:   lead_county VARCHAR
-- column:   participation_basis VARCHAR
-- column:   participants_low INTEGER
-- column:   participants_high INTEGER
-- column:   constellation_name VARCHAR
-- column:   list_is_exhaustive BOOLEAN
-- column:   named_counties INTEGER
-- column:   note VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
with named as (
    select
        participations.activity,
        participations.year,
        cast(count(distinct participations.county) as integer) as named_counties
    from participations
    where participations.role in ('deltar', 'värd', 'avlämnar', 'tar emot')
    group by participations.activity, participations.year
)

select
    activities.activity,
    activities.year,
    activities.name,
    activities.scope,
    activities.area,
    activities.form,
    activities.status,
    activities.left_out,
    activities.lead_county,
    activities.participation_basis,
    activities.participants_low,
    activities.participants_high,
    constellations.name as constellation_name,
    activities.list_is_exhaustive,
    coalesce(named.named_counties, 0) as named_counties,
    activities.note,
    activities.source,
    activities.section
from activities
left join named on activities.activity = named.activity and activities.year = named.year
left join constellations on activities.constellation = constellations.constellation
where activities.year = $year
order by activities.scope, activities.area, activities.name, activities.activity, activities.year
