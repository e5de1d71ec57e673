"""The register of advice and the matrix of tools."""
