/** What happened from an instant on: fetched ahead of need, given out when it is due. Instants are milliseconds. */
import type { Change } from '../live/messages'
import type { Archive, Then } from './archive'

export class Reel {
  private readonly queue: Change[] = []
  private cursor: string
  private asking = false

  constructor(
    private readonly archive: Archive,
    { cursor }: Pick<Then, 'cursor'>,
    /** Up to where it is fetched. */
    private reached: number,
  ) {
    this.cursor = cursor
  }

  /** What is due by `wanted`, and the instant it leads to: not beyond what is fetched. */
  due(wanted: number): { changes: Change[]; at: number } {
    const at = Math.min(wanted, this.reached)
    const later = this.queue.findIndex((change) => Date.parse(change.at) > at)
    return { changes: this.queue.splice(0, later < 0 ? this.queue.length : later), at }
  }

  /** Fetch up to `until` unless all up to `needed` is here. Throws `Refused`. */
  async fetch(needed: number, until: number): Promise<void> {
    if (this.asking || this.reached >= needed || until <= this.reached) return
    this.asking = true
    try {
      const led = await this.archive.frames(this.cursor, until)
      this.queue.push(...led.frame.changes)
      ;[this.cursor, this.reached] = [led.frame.cursor, led.until]
    } finally {
      this.asking = false
    }
  }
}
