"""Reports: prepared, approved and kept, answered for, and their marks checked."""
