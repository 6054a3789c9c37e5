-- question: Vilken summa är tryckt, och vad ger raderna tillsammans?
-- grain:    one row per year
-- reads:    areas, area_totals
-- column:   year INTEGER
-- column:   printed_coordinated INTEGER
-- column:   printed_all_counties INTEGER
-- column:   printed_concentrated INTEGER
-- column:   coordinated INTEGER
-- column:   all_counties INTEGER
-- column:   concentrated INTEGER
with summed as (
    select
        areas.year,
        cast(sum(areas.coordinated) as integer) as coordinated,
        cast(sum(areas.all_counties) as integer) as all_counties,
        cast(sum(areas.concentrated) as integer) as concentrated
    from areas
    group by areas.year
)

select
    summed.year,
    area_totals.coordinated as printed_coordinated,
    area_totals.all_counties as printed_all_counties,
    area_totals.concentrated as printed_concentrated,
    summed.coordinated,
    summed.all_counties,
    summed.concentrated
from summed
left join area_totals on summed.year = area_totals.year
order by summed.year
