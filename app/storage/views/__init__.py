"""Read queries, one file per screen or resource; rows come back as JSON text where clients get JSON."""
