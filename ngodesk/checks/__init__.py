"""What a funder would find before the funder does: one file for each check, its rule and its source in it."""
