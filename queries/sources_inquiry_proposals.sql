-- question: Vad står i tabellen utredningens förslag och bedömningar?
-- grain:    one row per inquiry_proposal
-- reads:    inquiry_proposals
-- column:   inquiry_proposal VARCHAR
-- column:   kind VARCHAR
-- column:   name VARCHAR
-- column:   description VARCHAR
-- column:   topic VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    inquiry_proposals.inquiry_proposal,
    inquiry_proposals.kind,
    inquiry_proposals.name,
    inquiry_proposals.description,
    inquiry_proposals.topic,
    inquiry_proposals.source,
    inquiry_proposals.section
from inquiry_proposals
order by inquiry_proposals.inquiry_proposal
