/** The city as it is drawn: every asset's place and look in columns, written into the graphics' memory as it changes. */
import type { Room } from '../live/room.svelte'
import type { AssetBuffers } from './asset-buffers'
import { BYTES, SHOWN, STATE, type Drawn } from './columns'
import { seconds } from './drawing'
import { Glides } from './glides'
import { levelOf, lookOf } from './look'
import * as mercator from './mercator'

/** Beyond so many, one upload of all is cheaper than many of some. */
const RUNS = 64

export class Picture {
  looks = new Uint8Array(0)
  x = new Float64Array(0)
  y = new Float64Array(0)
  glides = new Glides()
  private inService = -1

  /** `stateOf` is what the third byte of an asset's look is, by its first. */
  constructor(
    private readonly room: Room,
    private readonly buffers: AssetBuffers,
    private readonly stateOf: (n: number, look: number) => number,
  ) {}

  get length(): number {
    return this.room.city?.size ?? 0
  }

  state(n: number): number {
    return this.looks[n * BYTES + STATE] ?? 0
  }

  /** Another city: all is worked out and written. */
  begin(still: boolean): void {
    const { city } = this.room
    const length = city?.present.length ?? 0
    this.looks = new Uint8Array(length * BYTES)
    this.x = new Float64Array(length).fill(Number.NaN)
    this.y = new Float64Array(length).fill(Number.NaN)
    this.glides = new Glides(still)
    this.inService = city?.words.lifecycle.indexOf('in_service') ?? -1
    for (let n = 0; n < this.length; n++) {
      this.locate(n)
      this.look(n)
    }
    this.fill()
  }

  /** Every look again, where each is. */
  lookAgain(): void {
    for (let n = 0; n < this.length; n++) this.look(n)
    this.buffers.look(0, this.length)
  }

  look(n: number): void {
    const { city, alarms, kinds } = this.room
    const id = city?.ids[n]
    if (!city || id === undefined) return
    const look = lookOf(city.health[n] ?? 0, city.lifecycle[n] === this.inService, alarms.of(id))
    const lighting = kinds.get(city.kindAt(n))?.family === 'lighting'
    this.looks.set([look, city.kind[n] ?? 0, this.stateOf(n, look), levelOf(lighting ? city.value[n] : null)], n * BYTES)
  }

  /** One that moved: what drives glides there, all else is there at once. */
  settle(n: number): void {
    const { city } = this.room
    const [beforeX, beforeY] = [this.x[n] ?? Number.NaN, this.y[n] ?? Number.NaN]
    this.locate(n)
    if (city && this.room.kindOf(city.kindAt(n))?.mobile) {
      this.glides.moved(n, this.x[n] ?? Number.NaN, this.y[n] ?? Number.NaN, city.bearing.get(n) ?? Number.NaN, seconds())
      if (this.glides.of(n)?.duration) [this.x[n], this.y[n]] = [beforeX, beforeY]
    } else this.glides.forget(n)
    this.buffers.place(n)
  }

  /** Bring what is under way to where it is drawn now, so that it is found there; whom. */
  *glide(): Generator<number> {
    for (const [n, x, y] of this.glides.advance(seconds())) {
      this.x[n] = x
      this.y[n] = y
      yield n
    }
  }

  /** Set one bit of every state as `has` says. */
  flag(bit: number, has: (n: number) => boolean): void {
    const changed = new Set<number>()
    for (let n = 0; n < this.length; n++) {
      const state = this.state(n)
      const told = has(n) ? state | bit : state & ~bit
      if (told === state) continue
      this.looks[n * BYTES + STATE] = told
      changed.add(n)
    }
    this.upload(changed)
  }

  upload(changed: ReadonlySet<number>): void {
    if (this.buffers.drawn?.length !== this.length) this.fill()
    else if (changed.size > RUNS) this.buffers.look(0, this.length)
    else for (const n of changed) this.buffers.look(n, n + 1)
  }

  /** How many are shown on the map, and how many would be if they were anywhere. */
  count(): [shown: number, nowhere: number] {
    let [shown, nowhere] = [0, 0]
    for (let n = 0; n < this.length; n++) {
      if (!(this.state(n) & SHOWN)) continue
      if (Number.isNaN(this.x[n])) nowhere += 1
      else shown += 1
    }
    return [shown, nowhere]
  }

  private fill(): void {
    const { x, y, looks, length, glides } = this
    this.buffers.fill({ x, y, looks, length, glides } satisfies Drawn)
  }

  private locate(n: number): void {
    const { city } = this.room
    this.x[n] = city?.present[n] ? mercator.x(city.lon[n] ?? Number.NaN) : Number.NaN
    this.y[n] = city?.present[n] ? mercator.y(city.lat[n] ?? Number.NaN) : Number.NaN
  }
}
