"""PostgreSQL and the MQTT broker started by the program itself, for one-machine runs."""
