/** What a map shows and where it looks: told by the address, and kept while another view is looked at. */

export interface Camera {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

export const HEATS = ['alarms', 'power', 'traffic'] as const
export type Heat = (typeof HEATS)[number]

const KEYS = ['ll', 'z', 'pin', 'hide', 'zone', 'calling', 'heat', 'light'] as const
const DIGITS = 5

export class Lens {
  /** Families that are not shown. */
  hidden = $state.raw<ReadonlySet<string>>(new Set())
  zone = $state('')
  /** Only what has an alarm. */
  calling = $state(false)
  heat = $state<Heat | ''>('')
  light = $state(false)
  /** Where the map looks now; null before it has looked anywhere. */
  camera = $state.raw<Camera | null>(null)
  /** Where it is asked to look next. */
  asked = $state.raw<Camera | null>(null)
  /** A point marked on the map. */
  pin = $state.raw<readonly [lon: number, lat: number] | null>(null)

  /** What an address says of it; empty where it is as usual. */
  get query(): Record<(typeof KEYS)[number], string> {
    const { camera, pin } = this
    return {
      ll: camera ? spelled(camera.lat, camera.lon) : '',
      z: camera ? String(Number(camera.zoom.toFixed(2))) : '',
      pin: pin ? spelled(pin[1], pin[0]) : '',
      hide: [...this.hidden].sort().join(','),
      zone: this.zone,
      calling: this.calling ? '1' : '',
      heat: this.heat,
      light: this.light ? '1' : '',
    }
  }

  /** Take up what an address says; what it does not say is as usual, but for where to look. */
  read(query: URLSearchParams): void {
    const place = pair(query.get('ll'))
    const zoom = Number(query.get('z') || Number.NaN)
    if (place && zoom >= 0 && zoom <= 24) this.asked = { lon: place[0], lat: place[1], zoom }
    this.pin = pair(query.get('pin'))
    this.hidden = new Set((query.get('hide') ?? '').split(',').filter(Boolean))
    this.zone = query.get('zone') ?? ''
    this.calling = query.get('calling') === '1'
    this.heat = HEATS.find((heat) => heat === query.get('heat')) ?? ''
    this.light = query.get('light') === '1'
  }
}

/** What of a query tells of a map, in one way of writing it. */
export function spelt(query: URLSearchParams): string {
  return KEYS.map((key) => `${key}=${query.get(key) ?? ''}`).join('&')
}

/** Whether a query tells of a map at all. */
export function tells(query: URLSearchParams): boolean {
  return KEYS.some((key) => query.has(key))
}

/** The map's own of what an address asks, where it shows a point or a box (west, south, east, north) as well as it can. */
export function addressFor([west, south, east, north]: readonly [number, number, number, number]): Record<string, string> {
  const span = Math.max(east - west, (north - south) * 1.5, 0.001)
  return { ll: spelled((south + north) / 2, (west + east) / 2), z: String(Number(Math.min(17, Math.log2((360 * 2) / span)).toFixed(2))) }
}

function spelled(...degrees: readonly number[]): string {
  return degrees.map((degree) => degree.toFixed(DIGITS).replace(/^-(?=0\.0+$)/, '')).join(',')
}

/** `latitude,longitude` as longitude and latitude. */
function pair(text: string | null): [number, number] | null {
  const [lat = Number.NaN, lon = Number.NaN] = (text ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  return Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? [lon, lat] : null
}
