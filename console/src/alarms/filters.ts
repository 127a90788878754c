/** Which alarms are listed, and in which groups: kept by this browser, and written in the address. */
import { PRIORITIES, type Alarm, type Priority } from '../live/alarm-list'
import { TABS, type Tab } from './acts'

export const GROUPINGS = ['none', 'cause', 'system', 'family'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface Filters {
  readonly tab: Tab
  readonly text: string
  readonly priorities: readonly Priority[]
  readonly onlyOpen: boolean
  readonly group: Grouping
}

export const NONE: Filters = { tab: 'standing', text: '', priorities: [], onlyOpen: false, group: 'none' }

/** As the address says, where it says anything; else as `kept`. */
export function filtersOf(query: URLSearchParams, kept: Partial<Filters>): Filters {
  const named = ['tab', 'q', 'priority', 'open', 'group'].some((name) => query.has(name))
  if (!named) return { ...NONE, ...kept }
  return {
    tab: TABS.find((item) => item === query.get('tab')) ?? 'standing',
    text: query.get('q') ?? '',
    priorities: PRIORITIES.filter((item) => query.get('priority')?.split(',').includes(item)),
    onlyOpen: query.get('open') === '1',
    group: GROUPINGS.find((item) => item === query.get('group')) ?? 'none',
  }
}

/** The same for the address; `tab` is always there, so that an address says all. */
export function queryOf({ tab, text, priorities, onlyOpen, group }: Filters): Record<string, string> {
  return { tab, q: text, priority: priorities.join(','), open: onlyOpen ? '1' : '', group: group === 'none' ? '' : group }
}

export function passes(alarm: Alarm, { text, priorities, onlyOpen }: Filters): boolean {
  if (onlyOpen && alarm.state === 'acknowledged') return false
  if (priorities.length && !priorities.includes(alarm.priority)) return false
  const told = [alarm.id, alarm.name, alarm.asset, alarm.system, alarm.kind, alarm.assigned_to, ...Object.values(alarm.label)]
  return text === '' || told.some((word) => word?.toLowerCase().includes(text.toLowerCase()))
}
