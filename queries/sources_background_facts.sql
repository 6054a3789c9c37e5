-- question: Vad står i tabellen bakgrundsfakta?
-- grain:    one row per fact
-- reads:    background_facts
-- column:   fact VARCHAR
-- column:   topic VARCHAR
-- column:   statement VARCHAR
-- column:   year INTEGER
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    background_facts.fact,
    background_facts.topic,
    background_facts.statement,
    background_facts.year,
    background_facts.source,
    background_facts.section
from background_facts
order by background_facts.fact
