-- question: Var i landet ligger varje län, mätt mitt på dess största del?
-- grain:    one row per county
-- reads:    county_borders
-- column:   county VARCHAR
-- column:   east_km DOUBLE
-- column:   north_km DOUBLE
select
    county_borders.county,
    (min(county_borders.x_km) + max(county_borders.x_km)) / 2 as east_km,
    (min(county_borders.y_km) + max(county_borders.y_km)) / 2 as north_km
from county_borders
where county_borders.ring = 1
group by county_borders.county
order by county_borders.county
