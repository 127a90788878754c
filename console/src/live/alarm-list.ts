/** The alarms that call someone: loaded from GET /alarms, kept true by the live feed. */
import type { components } from '../generated/api'
import type { AlarmTold, Change } from './messages'

export type AlarmShown = components['schemas']['AlarmShown']
export type Priority = AlarmShown['priority']
/** What both the list and the feed tell of an alarm. */
export type Alarm = AlarmTold & { name: string }

export const PRIORITIES: readonly Priority[] = ['critical', 'high', 'medium', 'low']
/** What a list without `state` holds. */
export const CALLING: readonly AlarmTold['state'][] = ['unacknowledged', 'acknowledged', 'returned_unacknowledged']

export class AlarmList {
  readonly byId = new Map<string, Alarm>()
  /** The alarms of each asset. */
  private readonly ofAsset = new Map<string, Set<string>>()
  /** Assets whose alarms changed since this was last emptied. */
  readonly touched = new Set<string>()
  version = 0

  load(items: readonly AlarmShown[]): void {
    this.begin(items.map(listed))
  }

  /** As the feed tells them, with their names. */
  begin(alarms: readonly Alarm[]): void {
    for (const asset of this.ofAsset.keys()) this.touched.add(asset)
    this.byId.clear()
    this.ofAsset.clear()
    for (const alarm of alarms) this.put(alarm)
    this.version += 1
  }

  /** An alarm that no longer calls, or is folded under its cause, leaves. */
  apply(change: Change): void {
    if (change.topic !== 'alarm') return
    const told = change.body
    const before = this.byId.get(told.id)
    if (CALLING.includes(told.state) && told.parent === null) this.put({ ...told, name: before?.name ?? '' })
    else this.take(told.id)
    this.version += 1
  }

  /** Whose name the feed does not tell. */
  nameless(): string[] {
    return [...this.byId.values()].filter((alarm) => alarm.asset !== null && alarm.name === '').map((alarm) => alarm.id)
  }

  named(id: string, name: string): void {
    const alarm = this.byId.get(id)
    if (alarm) this.byId.set(id, { ...alarm, name })
    this.version += 1
  }

  of(asset: string): Alarm[] {
    return [...(this.ofAsset.get(asset) ?? [])].flatMap((id) => this.byId.get(id) ?? [])
  }

  private put(alarm: Alarm): void {
    this.byId.set(alarm.id, alarm)
    if (alarm.asset === null) return
    const those = this.ofAsset.get(alarm.asset) ?? new Set()
    this.ofAsset.set(alarm.asset, those.add(alarm.id))
    this.touched.add(alarm.asset)
  }

  private take(id: string): void {
    const alarm = this.byId.get(id)
    this.byId.delete(id)
    if (!alarm?.asset) return
    this.ofAsset.get(alarm.asset)?.delete(id)
    this.touched.add(alarm.asset)
  }
}

/** The gravest first, of each the unacknowledged first, then the newest: the order of a control room's list. */
export function inOrder(alarms: Iterable<Alarm>): Alarm[] {
  const rank = (alarm: Alarm) => PRIORITIES.indexOf(alarm.priority)
  return [...alarms].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(a.state === 'acknowledged') - Number(b.state === 'acknowledged') ||
      Date.parse(b.raised_at) - Date.parse(a.raised_at) ||
      a.id.localeCompare(b.id),
  )
}

/** As the feed tells it. */
export function listed(item: AlarmShown): Alarm {
  const { active: _a, family: _f, zones: _z, lon: _lo, lat: _la, closed_at: _c, ...rest } = item
  const { suppressed_for: _s, latching: _l, occurrences: _o, chattering: _ch, ...told } = rest
  return { ...told, transition: 'raised' } as Alarm
}
