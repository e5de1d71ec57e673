"""The steps from an empty file to today's schema. A step never imports the models: they move on."""
