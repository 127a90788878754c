/** The lists of what was set aside, and what is folded under a cause: asked for when looked at, and again as they change. */
import { answered, api, type Schemas } from '../api/client'
import { listed, type Alarm } from '../live/alarm-list'
import type { Change } from '../live/messages'
import type { Room } from '../live/room.svelte'
import { isAside, type Tab } from './acts'

const PAGE = 1000
/** More is not read row by row: filters and the API are for that. */
const MOST = 5000
const CHANGES_MS = 700
type State = Schemas['AlarmShown']['state']
const ASIDE: State[] = ['shelved', 'suppressed_by_design', 'out_of_service']

export class Aside {
  rows = $state.raw<readonly Alarm[]>([])
  counts = $state.raw<Readonly<Record<string, number>>>({})
  unfolded = $state.raw<ReadonlyMap<string, readonly Alarm[]>>(new Map())
  loaded = $state(false)
  private tab: Tab = 'standing'
  private timer = 0

  /** Start; the answer ends it. */
  begin(room: Room): () => void {
    void this.load()
    const silence = room.listen((change) => this.hear(change))
    return () => (silence(), clearTimeout(this.timer))
  }

  async show(tab: Tab): Promise<void> {
    if (tab === this.tab) return
    this.tab = tab
    this.rows = []
    this.loaded = false
    await this.load()
  }

  async unfold(id: string): Promise<void> {
    const items = await asked({ parent: id, limit: PAGE }, PAGE)
    if (items) this.unfolded = new Map(this.unfolded).set(id, items)
  }

  fold(id: string): void {
    const left = new Map(this.unfolded)
    left.delete(id)
    this.unfolded = left
  }

  private hear(change: Change): void {
    if (change.topic !== 'alarm' || this.timer) return
    this.timer = setTimeout(() => ((this.timer = 0), void this.load()), CHANGES_MS) as unknown as number
  }

  private async load(): Promise<void> {
    const query = { state: ASIDE, folded: true, limit: 1 }
    const page = await answered(api.GET('/api/v1/alarms', { params: { query } })).catch(() => null)
    if (page) this.counts = page.counts.by_state
    const tab = this.tab
    if (isAside(tab)) {
      const rows = await asked({ state: [tab as State], folded: true, limit: PAGE }, MOST)
      if (rows && tab === this.tab) this.rows = rows
    }
    this.loaded = true
    await Promise.all([...this.unfolded.keys()].map((id) => this.unfold(id)))
  }
}

interface Query {
  readonly state?: State[]
  readonly parent?: string
  readonly folded?: boolean
  readonly limit: number
}

async function asked(query: Query, most: number): Promise<Alarm[] | null> {
  const found: Alarm[] = []
  let cursor: string | null = ''
  while (cursor !== null && found.length < most) {
    const paged: Query & { cursor: string } = { ...query, cursor }
    const page: Schemas['AlarmPage'] | null = await answered(
      api.GET('/api/v1/alarms', { params: { query: paged } }),
    ).catch(() => null)
    if (page === null) return null
    found.push(...page.items.map(listed))
    cursor = page.next
  }
  return found
}
