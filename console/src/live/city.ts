/** Every asset as the map needs it, in columns: loaded from GET /map, kept true by the live feed. */
import type { components } from '../generated/api'
import type { Change, ChangeOf } from './messages'

export type MapState = components['schemas']['MapState']

/** What the columns need to know of a kind. */
export interface KindFacts {
  readonly kind: string
  readonly map_value: string | null
  readonly mobile: boolean
}

const SPARE = 1024
const MICRODEGREES = 1e6
type Values = Readonly<Record<string, unknown>>

/** Position `n` of every column is the same asset. A place left by a deleted asset has `present[n] === 0`. */
export class City {
  ids: string[] = []
  /** Positions in `words`. */
  kind = new Uint8Array(0)
  health = new Uint8Array(0)
  comm = new Uint8Array(0)
  lifecycle = new Uint8Array(0)
  /** Degrees, WGS 84; NaN where it is nowhere. */
  lon = new Float64Array(0)
  lat = new Float64Array(0)
  present = new Uint8Array(0)
  /** Degrees from north, of what moves and says so. */
  readonly bearing = new Map<number, number>()
  /** A mobile asset that has told where it is: the registry no longer says. */
  private located = new Uint8Array(0)
  value: unknown[] = []
  words: MapState['words']
  /** Places whose look changed since they were last drawn. */
  readonly changed = new Set<number>()
  /** Places that moved, came or went. */
  readonly moved = new Set<number>()
  /** A change that columns cannot follow (another kind): only a snapshot tells. */
  outgrown = false
  private readonly places = new Map<string, number>()
  private readonly free: number[] = []
  private readonly facts: (KindFacts | undefined)[]

  /** Of the past (`placeless`), what moves and was heard is nowhere: where it was is not kept. */
  constructor(map: MapState, kinds: readonly KindFacts[], placeless = false) {
    const { columns, words } = map
    this.words = words
    this.facts = words.kind.map((name) => kinds.find((item) => item.kind === name))
    this.resize(columns.id.length + SPARE)
    this.ids = [...columns.id]
    this.value = [...columns.value]
    this.kind.set(columns.kind)
    this.health.set(columns.health)
    this.comm.set(columns.comm_status)
    this.lifecycle.set(columns.lifecycle)
    const never = words.comm_status.indexOf('unknown')
    columns.id.forEach((id, n) => {
      this.places.set(id, n)
      this.present[n] = 1
      this.lon[n] = columns.lon[n] ?? Number.NaN
      this.lat[n] = columns.lat[n] ?? Number.NaN
      // Heard, but nowhere: it never told a place.
      this.located[n] = this.comm[n] !== never && (placeless || !Number.isNaN(this.lon[n])) ? 1 : 0
    })
  }

  get size(): number {
    return this.ids.length
  }

  get count(): number {
    return this.places.size
  }

  place(id: string): number | undefined {
    return this.places.get(id)
  }

  kindAt(n: number): string {
    return this.words.kind[this.kind[n] ?? 0] ?? ''
  }

  apply(change: Change): void {
    if (change.entity !== 'asset') return
    if (change.topic === 'registry') this.register(change)
    else if (change.topic === 'state' || change.topic === 'sample') {
      const n = this.places.get(change.key)
      if (n !== undefined) this.merge(n, change.body.values)
    }
  }

  private register(change: ChangeOf<'registry'>): void {
    const body: Values = change.body
    if (body['deleted'] === true) {
      this.remove(change.key)
      return
    }
    const known = this.places.get(change.key)
    const kind = this.words.kind.indexOf(String(body['kind']))
    if (kind < 0 || (known !== undefined && this.kind[known] !== kind)) this.outgrown = true
    const n = known ?? this.add(change.key)
    this.kind[n] = Math.max(kind, 0)
    this.lifecycle[n] = Math.max(this.words.lifecycle.indexOf(String(body['lifecycle'])), 0)
    if (!(this.facts[kind]?.mobile && this.located[n])) this.move(n, body['lon'], body['lat'])
    this.changed.add(n)
  }

  private merge(n: number, values: Values): void {
    const facts = this.facts[this.kind[n] ?? 0]
    if ('health' in values) this.health[n] = this.words.health.indexOf(String(values['health']))
    if ('comm_status' in values) this.comm[n] = this.words.comm_status.indexOf(String(values['comm_status']))
    if (facts?.map_value && facts.map_value in values) this.value[n] = values[facts.map_value]
    if (facts?.mobile && typeof values['bearing_deg'] === 'number') this.bearing.set(n, values['bearing_deg'])
    if (facts?.mobile && ('longitude_deg' in values || 'latitude_deg' in values)) {
      this.located[n] = 1
      const told = (name: string, known: unknown) => (name in values ? values[name] : known)
      this.move(n, told('longitude_deg', this.lon[n]), told('latitude_deg', this.lat[n]))
    }
    this.changed.add(n)
  }

  private move(n: number, lon: unknown, lat: unknown): void {
    this.lon[n] = typeof lon === 'number' ? Math.round(lon * MICRODEGREES) / MICRODEGREES : Number.NaN
    this.lat[n] = typeof lat === 'number' ? Math.round(lat * MICRODEGREES) / MICRODEGREES : Number.NaN
    this.moved.add(n)
  }

  private add(id: string): number {
    const n = this.free.pop() ?? this.ids.length
    if (n >= this.present.length) this.resize(n + SPARE)
    this.ids[n] = id
    this.places.set(id, n)
    this.present[n] = 1
    this.located[n] = 0
    this.bearing.delete(n)
    this.value[n] = null
    this.health[n] = this.words.health.indexOf('unknown')
    this.comm[n] = this.words.comm_status.indexOf('unknown')
    return n
  }

  private remove(id: string): void {
    const n = this.places.get(id)
    if (n === undefined) return
    this.places.delete(id)
    this.present[n] = 0
    this.free.push(n)
    this.changed.add(n)
    this.moved.add(n)
  }

  private resize(length: number): void {
    const bytes = (old: Uint8Array<ArrayBuffer>) => {
      const grown = new Uint8Array(length)
      grown.set(old)
      return grown
    }
    const degrees = (old: Float64Array<ArrayBuffer>) => {
      const grown = new Float64Array(length).fill(Number.NaN)
      grown.set(old)
      return grown
    }
    ;[this.kind, this.health, this.comm] = [bytes(this.kind), bytes(this.health), bytes(this.comm)]
    ;[this.lifecycle, this.present, this.located] = [this.lifecycle, this.present, this.located].map(bytes) as [
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>,
    ]
    this.lon = degrees(this.lon)
    this.lat = degrees(this.lat)
  }
}
