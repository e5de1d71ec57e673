"""A quarter of an association's life: forty documents, three projects, two currencies, two amendments."""
