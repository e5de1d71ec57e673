"""Forms of funders filled from the file, and the wording of our own reports."""
