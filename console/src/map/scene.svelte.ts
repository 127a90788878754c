/** What of the city is drawn: looks worked out from health and alarms, what filters let through, what is near a point. */
import type { Room } from '../live/room.svelte'
import type { AssetsLayer } from './assets-layer'
import { Grid } from './grid'
import { levelOf, lookOf, rankOf } from './look'
import * as mercator from './mercator'

/** Changes are applied together, not one by one. */
export const APPLIED_EVERY_MS = 150
const BYTES = 4
/** Beyond so many, one upload of all is cheaper than many of some. */
const RUNS = 64

export class Scene {
  shown = $state(0)
  nowhere = $state(0)
  hiddenFamilies = $state.raw<ReadonlySet<string>>(new Set())
  onlyAlarms = $state(false)
  /** Ids of the zone's assets; null: no zone is chosen. */
  private zone: ReadonlySet<string> | null = null
  private looks = new Uint8Array(0)
  private x = new Float64Array(0)
  private y = new Float64Array(0)
  private grid: Grid | null = null
  private cityVersion = -1
  private inService: number[] = []

  constructor(
    private readonly room: Room,
    private readonly layer: AssetsLayer,
  ) {}

  /** Take up what changed since the last time; cheap when nothing did. */
  advance(): void {
    const { city, alarms } = this.room
    if (!city) return
    if (this.cityVersion !== this.room.cityVersion || city.present.length * BYTES !== this.looks.length) {
      this.begin()
      return
    }
    for (const asset of alarms.touched) {
      const n = city.place(asset)
      if (n !== undefined) city.changed.add(n)
    }
    alarms.touched.clear()
    const { changed, moved } = city
    for (const n of changed) this.lookAt(n)
    if (moved.size) this.settle(moved)
    else this.upload(changed)
    if (this.onlyAlarms && changed.size) this.count()
    changed.clear()
    moved.clear()
  }

  /** Filters changed: every look is worked out again. */
  filter(zone: ReadonlySet<string> | null = this.zone): void {
    this.zone = zone
    this.begin()
  }

  pick(lon: number, lat: number, radiusPx: number, zoom: number): string | null {
    const radius = radiusPx / mercator.worldSize(zoom)
    const rank = (n: number) => (this.looks[n * BYTES + 2] ? rankOf(this.looks[n * BYTES] ?? 0) : -2)
    const n = this.grid?.nearest(mercator.x(lon), mercator.y(lat), radius, rank)
    return n === null || n === undefined ? null : (this.room.city?.ids[n] ?? null)
  }

  /** Places shown within a box in degrees, at most `most`; none when there are more. */
  within(west: number, south: number, east: number, north: number, most: number): number[] {
    const found: number[] = []
    const box = [mercator.x(west), mercator.y(north), mercator.x(east), mercator.y(south)] as const
    for (const n of this.grid?.within(...box) ?? []) {
      if (!this.looks[n * BYTES + 2]) continue
      if (found.push(n) > most) return []
    }
    return found
  }

  private begin(): void {
    const { city, alarms } = this.room
    if (!city) return
    this.cityVersion = this.room.cityVersion
    const length = city.present.length
    this.looks = new Uint8Array(length * BYTES)
    this.x = new Float64Array(length).fill(Number.NaN)
    this.y = new Float64Array(length).fill(Number.NaN)
    this.inService = ['in_service'].map((word) => city.words.lifecycle.indexOf(word))
    for (let n = 0; n < city.size; n++) {
      this.locate(n)
      this.lookAt(n)
    }
    alarms.touched.clear()
    city.changed.clear()
    city.moved.clear()
    this.redraw()
  }

  private settle(moved: ReadonlySet<number>): void {
    for (const n of moved) {
      this.locate(n)
      this.grid?.settle(n)
    }
    this.place()
  }

  private redraw(): void {
    this.grid = new Grid({ x: this.x, y: this.y, length: this.room.city?.size ?? 0 })
    this.place()
  }

  private place(): void {
    const { x, y, looks } = this
    this.layer.place({ x, y, looks, length: this.room.city?.size ?? 0 })
    this.count()
  }

  private count(): void {
    const { city } = this.room
    let [shown, nowhere] = [0, 0]
    for (let n = 0; n < (city?.size ?? 0); n++) {
      if (!this.looks[n * BYTES + 2]) continue
      if (Number.isNaN(this.x[n])) nowhere += 1
      else shown += 1
    }
    ;[this.shown, this.nowhere] = [shown, nowhere]
  }

  private locate(n: number): void {
    const { city } = this.room
    this.x[n] = city?.present[n] ? mercator.x(city.lon[n] ?? Number.NaN) : Number.NaN
    this.y[n] = city?.present[n] ? mercator.y(city.lat[n] ?? Number.NaN) : Number.NaN
  }

  private lookAt(n: number): void {
    const { city, alarms, kinds } = this.room
    const id = city?.ids[n]
    if (!city || id === undefined) return
    const kind = kinds.get(city.kindAt(n))
    const look = lookOf(city.health[n] ?? 0, this.inService.includes(city.lifecycle[n] ?? 0), alarms.of(id))
    const hidden =
      !city.present[n] ||
      this.hiddenFamilies.has(kind?.family ?? '') ||
      (this.onlyAlarms && rankOf(look) === 0) ||
      (this.zone !== null && !this.zone.has(id))
    const lit = kind?.family === 'lighting' ? levelOf(city.value[n]) : levelOf(null)
    this.looks.set([look, city.kind[n] ?? 0, hidden ? 0 : 1, lit], n * BYTES)
  }

  private upload(changed: ReadonlySet<number>): void {
    if (changed.size === 0) return
    if (changed.size > RUNS) {
      this.layer.look(0, this.room.city?.size ?? 0)
      return
    }
    for (const n of changed) this.layer.look(n, n + 1)
  }
}
