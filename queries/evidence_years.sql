-- question: För vilka år finns namngivna verksamheter?
-- grain:    one row per year
-- reads:    activities
-- column:   year INTEGER
select activities.year
from activities
group by activities.year
order by activities.year
