-- question: Vad står i tabellen förslag?
-- grain:    one row per proposal
-- reads:    proposals
-- column:   proposal VARCHAR
-- column:   kind VARCHAR
-- column:   name VARCHAR
-- column:   addressee VARCHAR
-- column:   description VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    proposals.proposal,
    proposals.kind,
    proposals.name,
    proposals.addressee,
    proposals.description,
    proposals.source,
    proposals.section
from proposals
order by proposals.proposal
