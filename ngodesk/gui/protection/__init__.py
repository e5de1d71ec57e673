"""The password of a file: asked for, chosen, changed, taken off; the window locks itself."""
