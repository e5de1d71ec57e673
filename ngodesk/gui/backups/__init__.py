"""The backups of a file: what there is, a look inside, and the way back."""
