"""One module a format: a file in, its lines and tables out. No module outside knows a document library."""
