-- question: Vad står i tabellen länskarta?
-- grain:    one row per county, ring, point
-- reads:    county_borders
-- column:   county VARCHAR
-- column:   ring INTEGER
-- column:   point INTEGER
-- column:   x_km DOUBLE
-- column:   y_km DOUBLE
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    county_borders.county,
    county_borders.ring,
    county_borders.point,
    county_borders.x_km,
    county_borders.y_km,
    county_borders.source,
    county_borders.section
from county_borders
order by county_borders.county, county_borders.ring, county_borders.point
