"""The page of an event: its signed list typed in by keyboard, its sessions, its scan."""
