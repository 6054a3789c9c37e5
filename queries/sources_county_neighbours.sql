-- question: Vad står i tabellen grannlän?
-- grain:    one row per county, neighbour
-- reads:    county_neighbours
-- column:   county VARCHAR
-- column:   neighbour VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    county_neighbours.county,
    county_neighbours.neighbour,
    county_neighbours.source,
    county_neighbours.section
from county_neighbours
order by county_neighbours.county, county_neighbours.neighbour
