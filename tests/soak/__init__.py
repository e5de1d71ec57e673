"""Long tests of what must never be lost: `python -m tests.soak NAME`. Short forms run with the suite."""
