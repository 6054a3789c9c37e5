-- question: Vad står i tabellen nätverk?
-- grain:    one row per network
-- reads:    networks
-- column:   network VARCHAR
-- column:   name VARCHAR
-- column:   area VARCHAR
-- column:   reach VARCHAR
-- column:   counties_as_printed VARCHAR
-- column:   activity VARCHAR
-- column:   note VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    networks.network,
    networks.name,
    networks.area,
    networks.reach,
    networks.counties_as_printed,
    networks.activity,
    networks.note,
    networks.source,
    networks.section
from networks
order by networks.network
