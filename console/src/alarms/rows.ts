/** What the list draws: alarms in order, what is unfolded under each, and the groups they are in. */
import { PRIORITIES, type Alarm } from '../live/alarm-list'

export type Row =
  | { readonly type: 'alarm'; readonly key: string; readonly alarm: Alarm; readonly depth: 0 | 1 }
  | { readonly type: 'group'; readonly key: string; readonly alarms: readonly Alarm[] }

/** `groupOf` names an alarm's group; null: no groups. Groups go by their gravest alarm, then by their size. */
export function rowsOf(
  ordered: readonly Alarm[],
  unfolded: ReadonlyMap<string, readonly Alarm[]>,
  groupOf: ((alarm: Alarm) => string) | null,
): Row[] {
  if (groupOf === null) return ordered.flatMap((alarm) => withConsequences(alarm, unfolded))
  const groups = new Map<string, Alarm[]>()
  for (const alarm of ordered) {
    const key = groupOf(alarm)
    groups.set(key, [...(groups.get(key) ?? []), alarm])
  }
  return [...groups]
    .sort(([, a], [, b]) => gravest(a) - gravest(b) || b.length - a.length)
    .flatMap(([key, alarms]): Row[] => [
      { type: 'group', key: `group ${key}`, alarms },
      ...alarms.flatMap((alarm) => withConsequences(alarm, unfolded)),
    ])
}

function withConsequences(alarm: Alarm, unfolded: ReadonlyMap<string, readonly Alarm[]>): Row[] {
  const under = unfolded.get(alarm.id) ?? []
  return [
    { type: 'alarm', key: alarm.id, alarm, depth: 0 },
    ...under.map((child): Row => ({ type: 'alarm', key: child.id, alarm: child, depth: 1 })),
  ]
}

function gravest(alarms: readonly Alarm[]): number {
  return Math.min(...alarms.map((alarm) => PRIORITIES.indexOf(alarm.priority)))
}

/** The alarm `by` rows further than `cursor`, groups passed over; from nowhere the first. Its position, -1: none. */
export function stepped(rows: readonly Row[], cursor: string, by: 1 | -1): number {
  const at = rows.findIndex((row) => row.type === 'alarm' && row.key === cursor)
  let to = at < 0 ? 0 : at + by
  while (rows[to]?.type === 'group') to += at < 0 ? 1 : by
  return rows[to] ? to : at
}
