/** What the law of the feed compares of a city's columns: by asset, what they say. Of tests only. */
import type { City } from './city'

export function columnsOf(city: City): Record<string, unknown> {
  const told = city.ids.flatMap((id, n) => {
    if (!city.present[n]) return []
    const at = [city.lon[n], city.lat[n]].map((degrees) => (Number.isNaN(degrees) ? null : degrees))
    return [[id, [city.kind[n], city.health[n], city.comm[n], city.lifecycle[n], ...at, city.value[n] ?? null]] as const]
  })
  return Object.fromEntries(told.sort(([a], [b]) => a.localeCompare(b)))
}
