"""The air, the road and the water: weather stations and environment sensors."""

from __future__ import annotations

from app.domain.kinds.fields import Boolean, Label, measure, state, words
from app.domain.kinds.kind import Heartbeat, Kind

WEATHER_STATION = Kind(
    name="weather_station",
    family="environment",
    label=Label("Station météo", "Weather station"),
    symbol="windsock",
    source="poste",
    state=(words("road_state", "État de la chaussée", "Road state", "dry moist wet ice snow frost"),),
    measurements=(
        measure("air_temperature_c", "Cel", -60, 70, "Température de l’air", "Air temperature"),
        measure("road_temperature_c", "Cel", -60, 90, "Température de chaussée", "Road temperature"),
        measure("humidity_pct", "%", 0, 100, "Humidité", "Humidity"),
        measure("wind_speed_m_s", "m/s", 0, 120, "Vent", "Wind speed"),
        measure("wind_gust_m_s", "m/s", 0, 150, "Rafale", "Wind gust"),
        measure("rain_mm_h", "mm/h", 0, 1000, "Pluie", "Rain"),
        measure("illuminance_lx", "lx", 0, 200_000, "Éclairement", "Illuminance"),
    ),
    heartbeat=Heartbeat(period_s=900),
    on_comm_loss=Label("Repli astronomique", "Astronomical fallback"),
    map_value="air_temperature_c",
)

ENVIRONMENT_SENSOR = Kind(
    name="environment_sensor",
    family="environment",
    label=Label("Capteur environnemental", "Environment sensor"),
    symbol="tree_leafless",
    source="poste",
    state=(
        words("sensor_status", "État du capteur", "Sensor status", "ok no_data stuck degraded"),
        state("battery_low", Boolean(), "Batterie faible", "Battery low"),
    ),
    measurements=(
        measure("no2_ug_m3", "ug/m3", 0, 5000, "Dioxyde d’azote", "Nitrogen dioxide"),
        measure("pm10_ug_m3", "ug/m3", 0, 10_000, "Particules PM10", "PM10 particles"),
        measure("pm2_5_ug_m3", "ug/m3", 0, 10_000, "Particules PM2,5", "PM2.5 particles"),
        measure("water_level_m", "m", -100, 1000, "Hauteur d’eau", "Water level"),
        measure("fill_pct", "%", 0, 100, "Remplissage", "Fill level"),
    ),
    heartbeat=Heartbeat(period_s=3600),
    on_comm_loss=Label("Inconnu", "Unknown"),
    map_value="sensor_status",
)

KINDS = (WEATHER_STATION, ENVIRONMENT_SENSOR)
