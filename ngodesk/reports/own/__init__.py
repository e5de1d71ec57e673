"""A funder's own form: places in a DOCX or XLSX, filled with what our reports say."""
