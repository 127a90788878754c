/** What of a picture is near a point, within a box, within a shape: of what is shown. */
import type { City } from '../live/city'
import { BYTES, SHOWN } from './columns'
import { Grid } from './grid'
import { rankOf } from './look'
import * as mercator from './mercator'
import type { Picture } from './picture'
import { inside, type Ring } from './polygon'

export class Finding {
  private readonly grid: Grid

  constructor(
    private readonly picture: Picture,
    private readonly city: City,
  ) {
    this.grid = new Grid(picture)
  }

  /** Asset `n` is elsewhere. */
  settle(n: number): void {
    this.grid.settle(n)
  }

  /** The id of the gravest, then the nearest, within so many pixels. */
  pick(lon: number, lat: number, radiusPx: number, zoom: number): string | null {
    const rank = (n: number) => (this.shows(n) ? rankOf(this.picture.looks[n * BYTES] ?? 0) : -2)
    const n = this.grid.nearest(mercator.x(lon), mercator.y(lat), radiusPx / mercator.worldSize(zoom), rank)
    return n === null ? null : (this.city.ids[n] ?? null)
  }

  /** Places within a box in degrees, at most `most`; none when there are more. */
  within(west: number, south: number, east: number, north: number, most: number): number[] {
    const found: number[] = []
    for (const n of this.grid.within(mercator.x(west), mercator.y(north), mercator.x(east), mercator.y(south))) {
      if (this.shows(n) && found.push(n) > most) return []
    }
    return found
  }

  /** Ids within a ring in mercator units; of all without one. */
  ids(ring: Ring | null): string[] {
    const places = ring ? inside(ring, this.picture) : Array.from({ length: this.picture.length }, (_, n) => n)
    return places.flatMap((n) => (this.shows(n) ? (this.city.ids[n] ?? []) : []))
  }

  private shows(n: number): boolean {
    return (this.picture.state(n) & SHOWN) !== 0
  }
}
