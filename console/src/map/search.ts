/** One search over equipment, places, standing alarms and coordinates: what is found has an address to go to. */
import { answered, api, type Schemas } from '../api/client'
import { inOrder, type Alarm } from '../live/alarm-list'
import { addressOf } from '../shell/places'
import { addressFor } from './lens.svelte'

export const GROUPS = ['coordinates', 'places', 'alarms', 'assets'] as const
export type Group = (typeof GROUPS)[number]
type Asset = Schemas['Asset']
type Place = Schemas['PlaceShown']

export interface Found {
  readonly group: Group
  /** Its own among all that is found. */
  readonly key: string
  readonly title: string
  /** Of an asset its kind and code, of a place its kind and where it lies, of an alarm the asset: words are the caller's. */
  readonly of: Asset | Place | Alarm | null
  readonly address: string
}

export interface Sources {
  readonly assets: (text: string, most: number) => Promise<readonly Asset[]>
  readonly places: (text: string, most: number) => Promise<readonly Place[]>
  readonly alarms: () => Iterable<Alarm>
  /** An alarm in the words of the screen. */
  readonly said: (alarm: Alarm) => string
}

export const SHORTEST = 2

/** At most `most` of each group, in the order of `GROUPS`. A source that does not answer finds nothing. */
export async function find(text: string, sources: Sources, most = 6): Promise<Found[]> {
  const asked = text.trim()
  if (asked.length < SHORTEST) return []
  const [assets, places] = await Promise.all([
    sources.assets(asked, most).catch(() => []),
    sources.places(asked, most).catch(() => []),
  ])
  return [...atCoordinates(asked), ...places.map(ofPlace), ...ofAlarms(asked, sources, most), ...assets.map(ofAsset)]
}

/** The server's own answers, and the alarms this window knows. */
export function served(alarms: () => Iterable<Alarm>, said: (alarm: Alarm) => string): Sources {
  return {
    assets: async (q, limit) => (await answered(api.POST('/api/v1/assets/search', { body: { q, limit } }))).items,
    places: async (q, limit) => (await answered(api.GET('/api/v1/places', { params: { query: { q, limit } } }))).items,
    alarms,
    said,
  }
}

/** Text without accents nor capitals. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/’/g, "'").replace(/œ/gi, 'oe').toLowerCase()
}

/** Latitude and longitude in decimal degrees, WGS 84; null for any other text. `46,3 4,8` is written with decimal commas. */
export function coordinates(text: string): readonly [lon: number, lat: number] | null {
  const plain = /^(-?\d{1,2}(?:\.\d+)?)°?\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)°?$/.exec(text.trim())
  const comma = /^(-?\d{1,2},\d+)\s*[; ]\s*(-?\d{1,3},\d+)$/.exec(text.trim())
  const [, lat, lon] = (comma ?? plain)?.map((part) => Number(part.replace(',', '.'))) ?? []
  return lat !== undefined && lon !== undefined && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? [lon, lat] : null
}

function atCoordinates(text: string): Found[] {
  const place = coordinates(text)
  if (!place) return []
  const [lon, lat] = place
  const title = `${lat}, ${lon}`
  return [{ group: 'coordinates', key: 'coordinates', title, of: null, address: addressOf('map', '', pinned(lon, lat)) }]
}

function pinned(lon: number, lat: number): Record<string, string> {
  return { ...addressFor([lon, lat, lon, lat]), pin: `${lat},${lon}` }
}

function ofPlace(place: Place): Found {
  const [west = 0, south = 0, east = 0, north = 0] = place.box
  const query = { ...addressFor([west, south, east, north]), pin: `${(south + north) / 2},${(west + east) / 2}` }
  return { group: 'places', key: `${place.kind} ${place.id}`, title: place.name, of: place, address: addressOf('map', '', query) }
}

function ofAlarms(text: string, { alarms, said }: Sources, most: number): Found[] {
  const words = folded(text).split(/\s+/)
  const fits = (alarm: Alarm) => {
    const whole = folded(`${said(alarm)} ${alarm.name} ${alarm.asset ?? ''}`)
    return words.every((word) => whole.includes(word))
  }
  return inOrder([...alarms()].filter(fits))
    .slice(0, most)
    .map((alarm) => ({
      group: 'alarms', key: alarm.id, title: said(alarm), of: alarm,
      address: alarm.asset === null ? addressOf('alarms', alarm.id) : addressOf('map', alarm.asset),
    }))
}

function ofAsset(asset: Asset): Found {
  return { group: 'assets', key: asset.id, title: asset.name || asset.code || asset.id, of: asset, address: addressOf('map', asset.id) }
}
