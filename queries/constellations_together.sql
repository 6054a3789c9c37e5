-- question: Vilka län nämns i verksamheter som rapporten räknar upp län för?
-- grain:    one row per activity, county, role
-- reads:    participations, activities
-- param:    year INTEGER  the survey year
-- column:   activity VARCHAR
-- column:   county VARCHAR
-- column:   role VARCHAR
select
    participations.activity,
    participations.county,
    participations.role
from participations
inner join activities on participations.activity = activities.activity and participations.year = activities.year
where
    participations.year = $year
    and activities.status <> 'föreslagen'
    and activities.participation_basis not in ('samtliga', 'samtliga utom')
order by participations.activity, participations.county, participations.role
