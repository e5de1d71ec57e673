"""How long personal data are kept, everything held on one person, and erasing for good."""
