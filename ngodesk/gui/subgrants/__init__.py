"""Sub-grants: the board of a project, and the page of one."""
