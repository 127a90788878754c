/** The alarms' desk: what is listed, where the cursor is, what is chosen, and what is done to it. */
import { answered, api, type Schemas } from '../api/client'
import { inOrder, type Alarm, type Priority } from '../live/alarm-list'
import type { Room } from '../live/room.svelte'

export type Act = 'acknowledge' | 'shelve' | 'assign' | 'comment'
export type Report = Schemas['ActReport']

interface Kept {
  text: string
  priorities: Priority[]
  onlyOpen: boolean
}

const KEPT = 'poste.alarms'

export class Desk {
  text = $state('')
  priorities = $state.raw<readonly Priority[]>([])
  onlyOpen = $state(false)
  cursor = $state('')
  chosen = $state.raw<ReadonlySet<string>>(new Set())

  constructor(private readonly room: Room) {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Kept>
    this.text = kept.text ?? ''
    this.priorities = kept.priorities ?? []
    this.onlyOpen = kept.onlyOpen ?? false
  }

  readonly rows: Alarm[] = $derived.by(() => {
    void this.room.alarmsVersion
    return inOrder([...this.room.alarms.byId.values()].filter((alarm) => this.passes(alarm)))
  })

  get filtered(): boolean {
    return this.text !== '' || this.priorities.length > 0 || this.onlyOpen
  }

  /** What an act is done to: the chosen ones, else the one under the cursor. */
  get subjects(): string[] {
    const listed = new Set(this.rows.map((alarm) => alarm.id))
    const those = [...this.chosen].filter((id) => listed.has(id))
    return those.length ? those : listed.has(this.cursor) ? [this.cursor] : []
  }

  keep(): void {
    const { text, priorities, onlyOpen } = this
    localStorage.setItem(KEPT, JSON.stringify({ text, priorities: [...priorities], onlyOpen } satisfies Kept))
  }

  /** The row `by` further; from nowhere, the first. */
  move(by: number): number {
    const at = this.rows.findIndex((alarm) => alarm.id === this.cursor)
    const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), this.rows.length - 1)
    this.cursor = this.rows[to]?.id ?? ''
    return to
  }

  toggle(id: string): void {
    const chosen = new Set(this.chosen)
    if (!chosen.delete(id)) chosen.add(id)
    this.chosen = chosen
  }

  chooseAll(all: boolean): void {
    this.chosen = new Set(all ? this.rows.map((alarm) => alarm.id) : [])
  }

  /** `text` is the reason, comment or person; `minutes` how long to shelve. Throws `Refused`. */
  async act(act: Act, ids: string[], text: string, minutes: number): Promise<Report> {
    const report = await this.ask(act, ids, text, minutes)
    this.chosen = new Set()
    return report
  }

  private ask(act: Act, ids: string[], text: string, minutes: number): Promise<Report> {
    if (act === 'acknowledge') return answered(api.POST('/api/v1/alarms/acknowledge', { body: { ids, comment: text } }))
    if (act === 'comment') return answered(api.POST('/api/v1/alarms/comment', { body: { ids, reason: text } }))
    if (act === 'assign') return answered(api.POST('/api/v1/alarms/assign', { body: { ids, assigned_to: text || null } }))
    const until = new Date(this.room.now + minutes * 60_000).toISOString()
    return answered(api.POST('/api/v1/alarms/shelve', { body: { ids, reason: text, until } }))
  }

  private passes(alarm: Alarm): boolean {
    if (this.onlyOpen && alarm.state === 'acknowledged') return false
    if (this.priorities.length && !this.priorities.includes(alarm.priority)) return false
    const told = [alarm.name, alarm.asset, alarm.system, alarm.kind, alarm.assigned_to, ...Object.values(alarm.label)]
    return this.text === '' || told.some((word) => word?.toLowerCase().includes(this.text.toLowerCase()))
  }
}
