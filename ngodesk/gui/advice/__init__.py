"""The register of advice and the tools that organisations introduce."""
