"""The sample projects built up in the window, by keyboard alone."""
