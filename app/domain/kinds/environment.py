"""The air, the road and the water: weather stations and environment sensors."""

from __future__ import annotations

from app.domain.kinds.alarm import alarm
from app.domain.kinds.fields import Boolean, Label, measure, state, words
from app.domain.kinds.kind import Heartbeat, Kind
from app.domain.kinds.trigger import Is, Rate, Stuck, Threshold

_WEATHER_STATION_ALARMS = (
    alarm(
        "road_ice",
        ("Verglas", "Ice on the road"),
        "high",
        Is("road_state", ("ice",)),
        means=("La chaussée est verglacée", "There is ice on the road"),
        otherwise=("Accidents", "Accidents"),
        do=("Engager la viabilité hivernale", "Send winter service"),
        within_s=900,
    ),
    alarm(
        "road_frost",
        ("Gelée ou neige sur chaussée", "Frost or snow on the road"),
        "medium",
        Is("road_state", ("frost", "snow")),
        means=("La chaussée glisse", "The road is slippery"),
        otherwise=("Accidents", "Accidents"),
        do=("Patrouille, salage préventif", "Patrol, preventive salting"),
        within_s=1800,
        on_delay_s=300,
    ),
    alarm(
        "strong_gust",
        ("Rafale forte", "Strong gust"),
        "high",
        Threshold("wind_gust_m_s", "above", 28.0, 4.0),
        means=("Plus de 100 km/h", "Over 100 km/h"),
        otherwise=("Chutes d’arbres, structures dangereuses", "Falling trees, dangerous structures"),
        do=("Fermer parcs et chapiteaux", "Close parks and marquees"),
        within_s=600,
        off_delay_s=900,
    ),
    alarm(
        "heavy_rain",
        ("Pluie intense", "Heavy rain"),
        "medium",
        Threshold("rain_mm_h", "above", 40.0, 10.0),
        means=("Plus de 40 mm par heure", "Over 40 mm an hour"),
        otherwise=("Trémies inondées", "Flooded underpasses"),
        do=("Surveiller trémies et cours d’eau", "Watch underpasses and streams"),
        within_s=900,
        on_delay_s=120,
        off_delay_s=600,
    ),
    alarm(
        "thermometer_stuck",
        ("Température figée", "Temperature stuck"),
        "low",
        Stuck("air_temperature_c", 21_600.0),
        means=("La même valeur depuis 6 heures", "The same value for 6 hours"),
        otherwise=("Décisions hivernales fausses", "Wrong winter decisions"),
        do=("Faire vérifier la sonde", "Have the probe checked"),
        within_s=86400,
    ),
)

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
    alarms=_WEATHER_STATION_ALARMS,
    silence="low",
    heartbeat=Heartbeat(period_s=900),
    on_comm_loss=Label("Repli astronomique", "Astronomical fallback"),
    map_value="air_temperature_c",
)

_ENVIRONMENT_SENSOR_ALARMS = (
    alarm(
        "battery_low",
        ("Batterie faible", "Battery low"),
        "low",
        Is("battery_low"),
        means=("La pile arrive en fin de vie", "The cell is near its end"),
        otherwise=("Le capteur va se taire", "The sensor will fall silent"),
        do=("Prévoir le remplacement", "Plan its replacement"),
        within_s=604800,
        on_delay_s=3600,
    ),
    alarm(
        "sensor_faulty",
        ("Capteur en défaut", "Sensor faulty"),
        "low",
        Is("sensor_status", ("no_data", "stuck", "degraded")),
        means=("Les mesures ne sont plus crédibles", "Measurements can no longer be believed"),
        otherwise=("Pollution ou crue non vue", "Pollution or flood unseen"),
        do=("Ordre de travail", "Work order"),
        within_s=86400,
        on_delay_s=300,
    ),
    alarm(
        "bin_full",
        ("Conteneur plein", "Bin full"),
        "low",
        Threshold("fill_pct", "above", 90.0, 30.0),
        means=("Le conteneur est plein", "The bin is full"),
        otherwise=("Dépôts à côté", "Waste left beside it"),
        do=("Ajouter à la tournée", "Add it to the round"),
        within_s=43200,
        on_delay_s=1800,
    ),
    alarm(
        "no2_high",
        ("Dioxyde d’azote élevé", "Nitrogen dioxide high"),
        "medium",
        Threshold("no2_ug_m3", "above", 200.0, 20.0),
        means=("Plus de 200 µg/m³, seuil d’information", "Over 200 µg/m³, the information threshold"),
        otherwise=("Gêne pour les personnes fragiles", "Harm to frail people"),
        do=("Prévenir le service environnement", "Tell the environment service"),
        within_s=3600,
        on_delay_s=3600,
        off_delay_s=3600,
    ),
    alarm(
        "water_rising",
        ("Eau qui monte vite", "Water rising fast"),
        "high",
        Rate("water_level_m", 0.0005),
        means=("Le niveau bouge de plus de 1,8 m par heure", "The level moves by over 1.8 m an hour"),
        otherwise=("Crue éclair", "Flash flood"),
        do=("Fermer les berges, prévenir l’astreinte", "Close the banks, tell the on-call officer"),
        within_s=300,
        off_delay_s=1800,
    ),
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
    alarms=_ENVIRONMENT_SENSOR_ALARMS,
    silence="low",
    heartbeat=Heartbeat(period_s=3600),
    on_comm_loss=Label("Inconnu", "Unknown"),
    map_value="sensor_status",
)

KINDS = (WEATHER_STATION, ENVIRONMENT_SENSOR)
