-- question: Vad står i tabellen stockholms ståndpunkter?
-- grain:    one row per position
-- reads:    consultation_positions
-- column:   position VARCHAR
-- column:   inquiry_proposal VARCHAR
-- column:   body VARCHAR
-- column:   stance VARCHAR
-- column:   summary VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    consultation_positions.position,
    consultation_positions.inquiry_proposal,
    consultation_positions.body,
    consultation_positions.stance,
    consultation_positions.summary,
    consultation_positions.source,
    consultation_positions.section
from consultation_positions
order by consultation_positions.position
