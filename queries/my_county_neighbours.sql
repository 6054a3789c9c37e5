-- question: Vilka län delar landgräns?
-- grain:    one row per county, neighbour
-- reads:    county_neighbours
-- column:   county VARCHAR
-- column:   neighbour VARCHAR
select
    county_neighbours.county,
    county_neighbours.neighbour
from county_neighbours
order by county_neighbours.county, county_neighbours.neighbour
