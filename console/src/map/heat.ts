/** Density as heat: of alarms, of power drawn, of traffic counted, each in its own unit per square kilometre. */
import type { FeatureCollection, Point } from 'geojson'
import type { Room } from '../live/room.svelte'
import { BYTES, SHOWN, STATE, type Columns } from './columns'
import type { Heat } from './lens.svelte'

export const RADIUS_PX = 42
/** Where a ramp changes colour, as MapLibre counts density. */
export const STOPS = [0.15, 0.5, 1] as const
/** `1 / sqrt(2 π)`: the weight MapLibre's kernel gives its own middle (heatmap.fragment.glsl). */
const KERNEL = 0.3989422804014327
const EARTH_M = 40_075_016.686

export interface Weighed {
  readonly features: FeatureCollection<Point>
  /** What one weight is of the unit. */
  readonly unit: number
}

/** The weight of an asset: alarms it has, kilowatts it draws, vehicles an hour it counts; 0 for none. */
export function weightOf(room: Room, heat: Heat, n: number): number {
  const { city, alarms } = room
  const id = city?.ids[n]
  if (!city || id === undefined) return 0
  if (heat === 'alarms') return alarms.of(id).length
  const value = city.value[n]
  if (typeof value !== 'number' || value <= 0) return 0
  const unit = unitOf(room, city.kindAt(n))
  if (heat === 'power') return unit === 'W' ? value / 1000 : unit === 'kW' ? value : 0
  return unit.endsWith('/h') ? value : 0
}

/** Every asset shown that weighs something; `unit` is the weight that MapLibre counts as one. */
export function weighed(room: Room, heat: Heat, columns: Columns): Weighed {
  const { city } = room
  const found: { n: number; weight: number }[] = []
  for (let n = 0; n < columns.length; n++) {
    if (Number.isNaN(columns.x[n]) || !((columns.looks[n * BYTES + STATE] ?? 0) & SHOWN)) continue
    const weight = weightOf(room, heat, n)
    if (weight > 0) found.push({ n, weight })
  }
  const unit = heat === 'alarms' ? 1 : (found.map(({ weight }) => weight).sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? 1)
  const features = found.map(({ n, weight }) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [city?.lon[n] ?? 0, city?.lat[n] ?? 0] },
    properties: { weight: weight / unit },
  }))
  return { features: { type: 'FeatureCollection', features }, unit }
}

/** What evenly spread weight a density stands for, per square kilometre: the kernel is `KERNEL exp(-4.5 (r / R)²)`. */
export function perSquareKm(density: number, unit: number, zoom: number, lat: number): number {
  const km = (EARTH_M * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom) / 1000
  return (density * unit) / (((KERNEL * Math.PI * RADIUS_PX ** 2) / 4.5) * km ** 2)
}

/** UCUM, of what a kind shows on the map; empty where it is no measurement. */
function unitOf(room: Room, kind: string): string {
  const facts = room.kindOf(kind)
  const fields = (facts?.measurements['properties'] ?? {}) as Record<string, { 'x-unit'?: string }>
  return fields[facts?.map_value ?? '']?.['x-unit'] ?? ''
}
