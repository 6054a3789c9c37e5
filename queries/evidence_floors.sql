-- question: I hur många namngivna stödsamordningar i drift, utöver dem som alla deltar i, är varje län med?
-- grain:    one row per county
-- reads:    participations, activities
-- param:    year INTEGER  the survey year
-- column:   county VARCHAR
-- column:   named INTEGER
select
    participations.county,
    cast(count(distinct participations.activity) as integer) as named
from participations
inner join activities on participations.activity = activities.activity and participations.year = activities.year
where
    participations.year = $year
    and participations.role in ('deltar', 'värd', 'tar emot', 'avlämnar')
    and activities.scope = 'stöd'
    and activities.form = 'samordning'
    and activities.status in ('i drift', 'pågår')
    and activities.participation_basis <> 'samtliga'
group by participations.county
order by participations.county
