-- question: Hur många verksamheter är samordnade, delade av alla 21 och koncentrerade i varje område?
-- grain:    one row per area, year
-- reads:    areas
-- order:    year, coordinated desc, name sv, area
-- column:   area VARCHAR
-- column:   year INTEGER
-- column:   name VARCHAR
-- column:   coordinated INTEGER
-- column:   all_counties INTEGER
-- column:   concentrated INTEGER
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    areas.area,
    areas.year,
    areas.name,
    areas.coordinated,
    areas.all_counties,
    areas.concentrated,
    areas.source,
    areas.section
from areas
order by areas.year, areas.coordinated desc, areas.name, areas.area
