"""City files (CSV, GeoJSON) read into asset drafts."""
