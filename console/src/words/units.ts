/** Units as people write them, from UCUM codes; a code that is not here is shown as it is. */
const WRITTEN: Readonly<Record<string, string>> = {
  '1': '', '%': '%', Cel: '°C', 'kW.h': 'kWh', 'kvar.h': 'kvarh', 'dB[SPL]{A}': 'dB(A)', 'dB[SPL]{C}': 'dB(C)',
  'dB{mW}': 'dBm', 'ug/m3': 'µg/m³', m3: 'm³', deg: '°', '[ppm]': 'ppm', 'km/h': 'km/h', 'mm/h': 'mm/h',
  '{vehicle}/h': 'véh/h', '[degF]': '°F', min: 'min', d: 'j',
}

export function written(ucum: string): string {
  return WRITTEN[ucum] ?? ucum.replace(/\{[^}]*\}/g, '').replace(/\./g, '·')
}
