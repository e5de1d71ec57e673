"""What all checks share: what a finding is, what they look at, how they are run."""
