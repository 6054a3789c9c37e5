-- question: Vad står i tabellen samverkansformer?
-- grain:    one row per form
-- reads:    collaboration_forms
-- column:   form VARCHAR
-- column:   name VARCHAR
-- column:   description VARCHAR
-- column:   count_stated INTEGER
-- column:   count_meaning VARCHAR
-- column:   source VARCHAR
-- column:   section VARCHAR
select
    collaboration_forms.form,
    collaboration_forms.name,
    collaboration_forms.description,
    collaboration_forms.count_stated,
    collaboration_forms.count_meaning,
    collaboration_forms.source,
    collaboration_forms.section
from collaboration_forms
order by collaboration_forms.form
