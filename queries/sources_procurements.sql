-- question: Vad står i tabellen upphandlingar?
-- grain:    one row per procurement
-- reads:    procurements
-- column:   procurement VARCHAR
-- column:   name VARCHAR
-- column:   lead_county VARCHAR
-- column:   participants_low INTEGER
-- column:   participants_high INTEGER
-- column:   counties_as_printed VARCHAR
-- column:   observers_as_printed VARCHAR
-- column:   activity VARCHAR
-- column:   note VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    procurements.procurement,
    procurements.name,
    procurements.lead_county,
    procurements.participants_low,
    procurements.participants_high,
    procurements.counties_as_printed,
    procurements.observers_as_printed,
    procurements.activity,
    procurements.note,
    procurements.source,
    procurements.section
from procurements
order by procurements.procurement
