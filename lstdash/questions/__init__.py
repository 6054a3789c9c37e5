"""One room a question: its rules, answers, charts, views and routes."""
