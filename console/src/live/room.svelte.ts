/** The control room of this window: the city and its alarms as the feed tells them, and how old that is. */
import { answered, api, type Schemas } from '../api/client'
import { speech } from '../words/language.svelte'
import { AlarmList, type AlarmShown } from './alarm-list'
import { City } from './city'
import { Feed } from './feed'
import { ageOf, JUDGED_EVERY_MS, judge, type Liveness } from './liveness'
import type { Change, Frame } from './messages'
import { socketTo } from './socket'

export type Kind = Schemas['KindShown']
export type Listener = (change: Change) => void
const PAGE = 1000
const NAMES_AFTER_MS = 500

export class Room {
  liveness = $state<Liveness>('lost')
  ageMs = $state<number | null>(null)
  /** The server's clock, once a second: what clocks and ages on the screen go by. */
  now = $state(Date.now())
  /** Rises when the alarms changed, when the city is another, when systems came or went. */
  alarmsVersion = $state(0)
  cityVersion = $state(0)
  installation = $state.raw<Schemas['Installation'] | null>(null)
  systems = $state.raw<ReadonlyMap<string, Schemas['System']>>(new Map())
  kinds = $state.raw<ReadonlyMap<string, Kind>>(new Map())
  city: City | null = null
  readonly alarms = new AlarmList()
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

  /** Hear every change as it comes; the answer stops it. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  kindOf(name: string): Kind | undefined {
    return this.kinds.get(name)
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
    this.systems = new Map(systems.items.map((system) => [system.id, system]))
    this.city = new City(map, kinds.items)
    this.alarms.load(alarms)
    this.cityVersion += 1
    this.alarmsVersion += 1
    return map.cursor
  }

  apply(frame: Frame): void {
    for (const change of frame.changes) {
      this.city?.apply(change)
      this.alarms.apply(change)
      if (change.topic === 'status') this.came(change.key, change.body)
      for (const listener of this.listeners) listener(change)
    }
    if (this.city?.outgrown) this.feed.resync()
  }

  private came(id: string, { status, at }: { status: 'online' | 'offline'; at: string }): void {
    const known = this.systems.get(id)
    if (known) this.systems = new Map(this.systems).set(id, { ...known, status, status_at: at })
  }

  /** What is judged and shown a few times a second rather than at each message. */
  private look(): void {
    const now = performance.now()
    this.liveness = judge(this.feed.heard, now)
    this.ageMs = ageOf(this.feed.heard, now)
    const served = Date.now() + this.feed.serverAheadMs
    if (Math.floor(served / 1000) !== Math.floor(this.now / 1000)) this.now = served
    if (this.alarmsVersion !== this.alarms.version) this.alarmsVersion = this.alarms.version
    if (now - this.naming > NAMES_AFTER_MS) void this.name(now)
  }

  /** The feed tells which asset an alarm is of, not its name. */
  private async name(now: number): Promise<void> {
    this.naming = now
    const ids = this.alarms.nameless().slice(0, PAGE)
    if (ids.length === 0) return
    const assets = ids.map((id) => this.alarms.byId.get(id)?.asset ?? '')
    const body = { ids: [...new Set(assets)], limit: PAGE }
    const page = await answered(api.POST('/api/v1/assets/search', { body })).catch(() => null)
    const names = new Map(page?.items.map((asset) => [asset.id, asset.name || asset.code || asset.id]))
    ids.forEach((id, n) => this.alarms.named(id, names.get(assets[n] ?? '') ?? assets[n] ?? id))
  }

  private readonly hurry = (): void => this.feed.hurry()
}

async function allAlarms(): Promise<AlarmShown[]> {
  const found: AlarmShown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: { limit: number; cursor: string } = { limit: PAGE, cursor }
    const page: Schemas['AlarmPage'] = await answered(api.GET('/api/v1/alarms', { params: { query } }))
    found.push(...page.items)
    cursor = page.next
  }
  return found
}
