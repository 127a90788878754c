/** A zone's outline as people write it: one corner a line, or GeoJSON. */
import type { MultiPolygon, Polygon, Position } from 'geojson'

export type Outline = Polygon | MultiPolygon

export interface OutlineWords {
  readonly empty: string
  readonly few: string
  readonly number: (line: number) => string
  readonly range: (line: number) => string
  readonly json: string
  readonly shape: string
}

/** An outline that cannot be read; the message says why. */
export class Unreadable extends Error {}

const FEWEST = 3
const MICRODEGREES = 1e6

/** Throws `Unreadable`. */
export function readOutline(text: string, words: OutlineWords): Outline {
  const trimmed = text.trim()
  if (trimmed === '') throw new Unreadable(words.empty)
  return trimmed.startsWith('{') ? readGeoJson(trimmed, words) : readCorners(trimmed, words)
}

/** As it is written back: corners of one ring, GeoJSON of anything else. */
export function writeOutline(outline: Outline | null): string {
  if (!outline) return ''
  const [ring, ...more] = outline.type === 'Polygon' ? outline.coordinates : []
  if (!ring || more.length) return JSON.stringify(outline)
  return ring.slice(0, -1).map(([lon, lat]) => `${lon} ${lat}`).join('\n')
}

/** The polygons of an outline. */
export function polygonsOf(outline: Outline | null): Position[][][] {
  if (!outline) return []
  return outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates
}

/** Polygons as one outline, to a millionth of a degree; null of none. */
export function outlineOf(polygons: readonly Position[][][]): Outline | null {
  const rounded = polygons.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [round(lon), round(lat)])))
  const [first] = rounded
  if (!first) return null
  return rounded.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: rounded }
}

/** West, south, east, north. */
export function boxOf(outline: Outline): [number, number, number, number] {
  const corners = polygonsOf(outline).flat(2)
  const [lons, lats] = [corners.map(([lon = 0]) => lon), corners.map(([, lat = 0]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

function round(degrees: number): number {
  return Math.round(degrees * MICRODEGREES) / MICRODEGREES
}

function readCorners(text: string, words: OutlineWords): Polygon {
  const ring = text.split('\n').flatMap((line, n) => (line.trim() ? [readCorner(line, n + 1, words)] : []))
  const closed = ring.length > 1 && String(ring[0]) === String(ring.at(-1)) ? ring.slice(0, -1) : ring
  const [first] = closed
  if (!first || closed.length < FEWEST) throw new Unreadable(words.few)
  return { type: 'Polygon', coordinates: [[...closed, first]] }
}

function readCorner(line: string, n: number, words: OutlineWords): Position {
  const [lon, lat, ...more] = line.trim().split(/[\s,;]+/).map(Number)
  if (lon === undefined || lat === undefined || more.length || Number.isNaN(lon + lat)) throw new Unreadable(words.number(n))
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) throw new Unreadable(words.range(n))
  return [lon, lat]
}

interface GeoJson {
  readonly type?: string
  readonly geometry?: GeoJson
  readonly features?: readonly GeoJson[]
}

function readGeoJson(text: string, words: OutlineWords): Outline {
  let read: GeoJson
  try {
    read = JSON.parse(text) as GeoJson
  } catch {
    throw new Unreadable(words.json)
  }
  const geometries = read.features ? read.features.map(({ geometry }) => geometry) : [read.geometry ?? read]
  if (geometries.length === 0 || !geometries.every(isOutline)) throw new Unreadable(words.shape)
  const [only, ...more] = geometries
  if (only && more.length === 0) return only
  return { type: 'MultiPolygon', coordinates: geometries.flatMap(polygonsOf) }
}

function isOutline(geometry: unknown): geometry is Outline {
  const { type, coordinates } = (geometry ?? {}) as Partial<Outline>
  return (type === 'Polygon' || type === 'MultiPolygon') && Array.isArray(coordinates)
}
