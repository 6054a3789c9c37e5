-- question: Vad står i tabellen källdokument?
-- grain:    one row per source
-- reads:    sources
-- column:   source VARCHAR
-- column:   title VARCHAR
-- column:   short_title VARCHAR
-- column:   author VARCHAR
-- column:   year INTEGER
-- column:   kind VARCHAR
-- column:   section VARCHAR
-- column:   note VARCHAR
select
    sources.source,
    sources.title,
    sources.short_title,
    sources.author,
    sources.year,
    sources.kind,
    sources.section,
    sources.note
from sources
order by sources.source
