-- question: Vilket län ansvarar för varje namngiven verksamhet?
-- grain:    one row per activity
-- reads:    activities
-- param:    year INTEGER  the survey year
-- column:   activity VARCHAR
-- column:   lead_county VARCHAR
select
    activities.activity,
    activities.lead_county
from activities
where
    activities.year = $year
    and activities.lead_county is not null
order by activities.activity
