/** The control room of this window: the picture shown, live or past, what comes of it, and how old the feed is. */
import { answered, api, type Schemas } from '../api/client'
import { speech } from '../words/language.svelte'
import type { AlarmList } from './alarm-list'
import { allAlarms, name } from './all-alarms'
import type { City } from './city'
import { Feed } from './feed'
import { ageOf, JUDGED_EVERY_MS, judge, type Liveness } from './liveness'
import type { Change, Frame } from './messages'
import { Picture, type System } from './picture.svelte'
import { socketTo } from './socket'

export type Kind = Schemas['KindShown']
export type Listener = (change: Change) => void
const PAGE = 1000
const NAMES_AFTER_MS = 500

export class Room {
  liveness = $state<Liveness>('lost')
  ageMs = $state<number | null>(null)
  /** The server's clock, once a second. */
  clock = $state(Date.now())
  /** The past instant shown, in milliseconds; null: now. Another source fills the picture then (time/machine.svelte.ts). */
  past = $state<number | null>(null)
  /** Rises when the alarms changed, when the city is another, when another picture is shown. */
  alarmsVersion = $state(0)
  cityVersion = $state(0)
  pictureVersion = $state(0)
  /** Rises when the live alarms changed, whatever is shown. */
  liveAlarmsVersion = $state(0)
  installation = $state.raw<Schemas['Installation'] | null>(null)
  kinds = $state.raw<ReadonlyMap<string, Kind>>(new Map())
  readonly live = new Picture()
  private shown = $state.raw<Picture>(this.live)
  private readonly listeners = new Set<Listener>()
  private readonly feed: Feed
  private timer = 0
  private naming = 0

  constructor(refused: () => void) {
    this.feed = new Feed(this, {
      open: socketTo,
      now: () => performance.now(),
      later: (run, ms) => setTimeout(run, ms) as unknown as number,
      cancel: (timer) => clearTimeout(timer),
      refused,
    })
  }

  get city(): City | null {
    return this.shown.city
  }

  get alarms(): AlarmList {
    return this.shown.alarms
  }

  get systems(): ReadonlyMap<string, System> {
    return this.shown.systems
  }

  /** What ages on the screen go by: the instant shown, to the second. */
  get now(): number {
    return this.past === null ? this.clock : Math.floor(this.past / 1000) * 1000
  }

  start(): void {
    this.feed.start()
    this.timer = setInterval(() => this.look(), JUDGED_EVERY_MS) as unknown as number
    addEventListener('online', this.hurry)
  }

  stop(): void {
    this.feed.stop()
    clearInterval(this.timer)
    removeEventListener('online', this.hurry)
  }

  /** Hear every change of the picture shown as it comes; the answer stops it. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  kindOf(name: string): Kind | undefined {
    return this.kinds.get(name)
  }

  /** Show another picture, as of `past`; without one, the live picture. */
  show(past: number | null, picture: Picture = this.live): void {
    this.shown = picture
    this.past = past
    this.cityVersion += 1
    this.alarmsVersion += 1
    this.pictureVersion += 1
  }

  /** Changes of the picture shown, whatever its source. */
  tell(changes: readonly Change[]): void {
    for (const change of changes) {
      this.shown.apply(change)
      for (const listener of this.listeners) listener(change)
    }
  }

  /** A subject of the feed: the map first, so that the alarms read after it are not older than its cursor. */
  async load(): Promise<string> {
    const [installation, kinds, vocabularies, systems] = await Promise.all([
      answered(api.GET('/api/v1/installation')),
      answered(api.GET('/api/v1/kinds')),
      answered(api.GET('/api/v1/vocabularies')),
      answered(api.GET('/api/v1/systems', { params: { query: { limit: PAGE } } })),
    ])
    const map = await answered(api.GET('/api/v1/map'))
    const alarms = await allAlarms()
    this.installation = installation
    speech.timezone = installation.timezone
    speech.vocabularies = Object.fromEntries(vocabularies.items.map(({ vocabulary, words }) => [vocabulary, words]))
    this.kinds = new Map(kinds.items.map((kind) => [kind.kind, kind]))
    this.live.begin(map, kinds.items, systems.items)
    this.live.alarms.load(alarms)
    this.cityVersion += 1
    this.alarmsVersion += 1
    return map.cursor
  }

  apply(frame: Frame): void {
    if (this.past === null) this.tell(frame.changes)
    else for (const change of frame.changes) this.live.apply(change)
    if (this.live.city?.outgrown) this.feed.resync()
  }

  /** What is judged and shown a few times a second rather than at each message. */
  private look(): void {
    const now = performance.now()
    this.liveness = judge(this.feed.heard, now)
    this.ageMs = ageOf(this.feed.heard, now)
    const served = Date.now() + this.feed.serverAheadMs
    if (Math.floor(served / 1000) !== Math.floor(this.clock / 1000)) this.clock = served
    if (this.alarmsVersion !== this.alarms.version) this.alarmsVersion = this.alarms.version
    if (this.liveAlarmsVersion !== this.live.alarms.version) this.liveAlarmsVersion = this.live.alarms.version
    if (now - this.naming < NAMES_AFTER_MS) return
    this.naming = now
    void name(this.alarms)
  }

  private readonly hurry = (): void => this.feed.hurry()
}
