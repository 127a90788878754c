"""What a city may publish: chosen collections, pseudonymised, small cells suppressed, nothing personal."""
