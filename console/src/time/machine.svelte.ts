/** The time machine: puts the room at a past instant, plays on from there, and brings it back to now. */
import type { Room } from '../live/room.svelte'
import { whyOf } from '../shell/notices.svelte'
import type { Archive } from './archive'
import { past } from './past.svelte'
import { Reel } from './reel'
import type { Watch } from './watch'

export const SPEEDS = [1, 10, 60] as const
export type Speed = (typeof SPEEDS)[number]
const TICK_MS = 200
/** So much real time is fetched ahead of what is shown. */
const AHEAD_MS = 4000
/** Keys held down and sliders dragged ask once they rest. */
const RESTS_MS = 200

/** The room's part that it moves. */
export type Moved = Pick<Room, 'past' | 'clock' | 'show' | 'tell' | 'live' | 'liveAlarmsVersion'>

export class TimeMachine {
  /** 0: it stands. */
  speed = $state<Speed | 0>(0)
  busy = $state(false)
  refusal = $state('')
  keptFrom = $state<number | null>(null)
  /** Where it is going, while it is asked for; null: it is there. */
  aim = $state<number | null>(null)
  private known: ReadonlySet<string> = new Set()
  private reel: Reel | null = null
  private turn = 0
  private timer = 0
  private resting = 0
  private ticked = 0

  constructor(
    private readonly room: Moved,
    private readonly archive: Archive,
    private readonly watch: Watch,
  ) {}

  /** The instant shown or gone to; null: now. */
  get at(): number | null {
    return this.aim ?? this.room.past
  }

  /** Live alarms that came since one went back. */
  readonly news: number = $derived.by(() => {
    void this.room.liveAlarmsVersion
    if (this.room.past === null) return 0
    return [...this.room.live.alarms.byId.keys()].filter((id) => !this.known.has(id)).length
  })

  /** Go there once nothing else is asked for a moment; from now on, back to live. */
  seek(instant: number): void {
    this.watch.cancel(this.resting)
    this.aim = instant
    this.resting = this.watch.later(() => void this.goTo(instant), RESTS_MS)
  }

  async goTo(instant: number): Promise<void> {
    this.watch.cancel(this.resting)
    if (instant >= this.room.clock) {
      this.returnToLive()
      return
    }
    const turn = (this.turn += 1)
    this.aim = instant
    this.busy = true
    try {
      const then = await this.archive.at(instant)
      if (turn !== this.turn) return
      if (this.room.past === null) this.leave()
      this.reel = new Reel(this.archive, then, instant)
      this.keptFrom = then.keptFrom
      this.refusal = ''
      this.room.show(instant, then.picture)
    } catch (error) {
      if (turn === this.turn) this.refuse(error)
    } finally {
      if (turn === this.turn) [this.busy, this.aim] = [false, null]
    }
  }

  step(ms: number): void {
    this.seek((this.at ?? this.room.clock) + ms)
  }

  async toNextAlarm(): Promise<boolean> {
    const from = this.room.past
    if (from === null) return false
    try {
      const at = await this.archive.nextAlarm(from)
      if (at !== null) await this.goTo(at)
      return at !== null
    } catch (error) {
      this.refuse(error)
      return true
    }
  }

  play(speed: Speed): void {
    if (this.room.past === null) return
    this.speed = speed
    this.ticked = this.watch.now()
    this.watch.cancel(this.timer)
    this.timer = this.watch.every(() => this.tick(), TICK_MS)
  }

  pause(): void {
    this.watch.cancel(this.timer)
    this.speed = 0
  }

  returnToLive(): void {
    this.turn += 1
    this.watch.cancel(this.resting)
    this.pause()
    ;[this.reel, this.busy, this.aim, this.refusal] = [null, false, null, '']
    if (this.room.past === null) return
    this.room.show(null)
    past.shown = false
  }

  private leave(): void {
    this.known = new Set(this.room.live.alarms.byId.keys())
    past.shown = true
  }

  /** What was fetched is shown as far as it is due; what comes next is asked for in time. */
  private tick(): void {
    const now = this.watch.now()
    const elapsed = now - this.ticked
    this.ticked = now
    const { reel, speed } = this
    if (this.room.past === null || this.busy || speed === 0 || reel === null) return
    const { changes, at } = reel.due(this.room.past + elapsed * speed)
    this.room.tell(changes)
    this.room.past = at
    if (at >= this.room.clock - 1000) this.returnToLive()
    else void this.fetch(reel, at, speed * AHEAD_MS)
  }

  private async fetch(reel: Reel, at: number, ahead: number): Promise<void> {
    try {
      await reel.fetch(at + ahead, Math.min(at + 3 * ahead, this.room.clock))
    } catch (error) {
      if (reel === this.reel) this.refuse(error)
    }
  }

  private refuse(error: unknown): void {
    this.pause()
    this.refusal = whyOf(error)
  }
}
