"""Personal data in the window: what is due, everything held, erasing."""
