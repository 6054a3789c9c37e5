"""What a reader takes away: one content, written as CSV, Excel, PowerPoint or picture."""
