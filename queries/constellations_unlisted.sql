-- question: Hur många verksamheter nämner rapporten för en hel konstellation, utan att räkna upp länen?
-- grain:    one row per constellation
-- reads:    activities, constellations
-- order:    activities desc, name sv, constellation
-- param:    year INTEGER  the survey year
-- column:   constellation VARCHAR
-- column:   name VARCHAR
-- column:   activities INTEGER
select
    constellations.constellation,
    constellations.name,
    cast(count(distinct activities.activity) as integer) as activities
from activities
inner join constellations on activities.constellation = constellations.constellation
where
    activities.year = $year
    and activities.participation_basis = 'konstellation'
    and activities.status <> 'föreslagen'
group by constellations.constellation, constellations.name
order by activities desc, constellations.name, constellations.constellation
