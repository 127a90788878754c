/** What of the city a map shows: what filters let through, what is selected, what is together, what is near a point. */
import type { Room } from '../live/room.svelte'
import type { AssetBuffers } from './asset-buffers'
import { CLUSTERED_BELOW, clustersOf, type Cluster } from './clusters'
import { BYTES, CLUSTERED, SELECTED, SHOWN, type Columns } from './columns'
import { seconds } from './drawing'
import { Finding } from './finding'
import type { Lens } from './lens.svelte'
import { rankOf } from './look'
import * as mercator from './mercator'
import { Picture } from './picture'
import type { Ring } from './polygon'

/** Changes are applied together, not one by one; clusters are gathered less often. */
export const APPLIED_EVERY_MS = 150
const GATHERED_EVERY_S = 0.5

export class Scene {
  shown = $state(0)
  nowhere = $state(0)
  /** The clusters of the whole city at this zoom; none when near. */
  clusters = $state.raw<readonly Cluster[]>([])
  private readonly picture: Picture
  private finding: Finding | null = null
  private cityVersion = -1
  private zone: ReadonlySet<string> | null = null
  private selected: ReadonlySet<string> = new Set()
  private gathered = { at: Number.NEGATIVE_INFINITY, level: -1, stale: true }

  constructor(
    private readonly room: Room,
    buffers: AssetBuffers,
    private readonly lens: Lens,
  ) {
    this.picture = new Picture(room, buffers, (n, look) => this.stateOf(n, look))
  }

  get columns(): Columns {
    return this.picture
  }

  /** Whether the city that is drawn is the one there is. */
  private get begun(): boolean {
    const { city, cityVersion } = this.room
    return this.cityVersion === cityVersion && city !== null && city.present.length * BYTES === this.picture.looks.length
  }

  /** Whether any vehicle is under way. */
  get gliding(): boolean {
    return this.picture.glides.under > 0
  }

  /** Take up what changed since the last time; cheap when nothing did. Whether there is anything to draw again. */
  advance(): boolean {
    const { city, alarms } = this.room
    if (!city) return false
    if (!this.begun) {
      this.begin()
      return true
    }
    for (const asset of alarms.touched) {
      const n = city.place(asset)
      if (n !== undefined) city.changed.add(n)
    }
    const { changed, moved } = city
    for (const n of changed) this.picture.look(n)
    for (const n of moved) this.picture.settle(n)
    for (const n of moved) this.finding?.settle(n)
    for (const n of this.picture.glide()) this.finding?.settle(n)
    this.picture.upload(changed)
    if (moved.size || (this.lens.calling && changed.size)) this.count()
    const fresh = this.heard()
    return fresh || this.gliding
  }

  /** Gather clusters for a zoom, where something changed and not too often; true where they are others. */
  gather(zoom: number): boolean {
    if (!this.begun) return false
    const level = zoom < CLUSTERED_BELOW ? Math.floor(zoom) : CLUSTERED_BELOW
    const again = this.gathered.stale && seconds() - this.gathered.at > GATHERED_EVERY_S
    if (level === this.gathered.level && !again) return false
    this.gathered = { at: seconds(), level, stale: false }
    const { found, member } = clustersOf(this.columns, level)
    this.clusters = found
    this.picture.flag(CLUSTERED, (n) => member[n] === 1)
    return true
  }

  /** Filters changed; `zone` holds the ids of the assets of the lens's zone, null where it has none. */
  filter(zone: ReadonlySet<string> | null = this.zone): void {
    this.zone = zone
    if (!this.begun) return
    this.picture.lookAgain()
    this.count()
    this.gathered = { at: Number.NEGATIVE_INFINITY, level: this.gathered.level, stale: true }
  }

  /** These are selected, and no others. */
  select(ids: ReadonlySet<string>): void {
    this.selected = ids
    if (this.begun) this.picture.flag(SELECTED, (n) => ids.has(this.room.city?.ids[n] ?? ''))
  }

  pick(lon: number, lat: number, radiusPx: number, zoom: number): string | null {
    return this.finding?.pick(lon, lat, radiusPx, zoom) ?? null
  }

  /** Places shown within a box in degrees, at most `most`; none when there are more. */
  within(west: number, south: number, east: number, north: number, most: number): number[] {
    return this.finding?.within(west, south, east, north, most) ?? []
  }

  /** Ids of what is shown within a ring in mercator units; all that is shown without one. */
  shownIn(ring: Ring | null): string[] {
    return this.finding?.ids(ring) ?? []
  }

  /** Where an asset is drawn, in degrees. */
  drawnAt(n: number): [lon: number, lat: number] {
    return [mercator.lon(this.picture.x[n] ?? Number.NaN), mercator.lat(this.picture.y[n] ?? Number.NaN)]
  }

  private begin(): void {
    this.cityVersion = this.room.cityVersion
    this.picture.begin(matchMedia('(prefers-reduced-motion: reduce)').matches)
    this.finding = this.room.city && new Finding(this.picture, this.room.city)
    this.count()
    this.heard()
    this.gathered = { at: Number.NEGATIVE_INFINITY, level: -1, stale: true }
  }

  /** Forget what was taken up; whether there was anything. */
  private heard(): boolean {
    const { city, alarms } = this.room
    const fresh = (city?.changed.size ?? 0) + (city?.moved.size ?? 0) > 0
    this.gathered.stale ||= fresh
    alarms.touched.clear()
    city?.changed.clear()
    city?.moved.clear()
    return fresh
  }

  private count(): void {
    ;[this.shown, this.nowhere] = this.picture.count()
  }

  private stateOf(n: number, look: number): number {
    const { city } = this.room
    const id = city?.ids[n] ?? ''
    const family = (city && this.room.kindOf(city.kindAt(n))?.family) ?? ''
    const hidden =
      !city?.present[n] ||
      this.lens.hidden.has(family) ||
      (this.lens.calling && rankOf(look) === 0) ||
      (this.zone !== null && !this.zone.has(id))
    return (hidden ? 0 : SHOWN) | (this.picture.state(n) & CLUSTERED) | (this.selected.has(id) ? SELECTED : 0)
  }
}
