"""Tests of the window: offscreen, with real files."""
