"""What every layer may use: money, dates, texts, paths, settings, progress, errors."""
