"""Blocks: one file for each kind of section, each with OPTIONS and build(source, texts, options)."""
