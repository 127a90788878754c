/** What an operator does to alarms: on which lists, by which key, and what each demands. */
import { answered, api, type Schemas } from '../api/client'

export const TABS = ['standing', 'shelved', 'suppressed_by_design', 'out_of_service'] as const
export type Tab = (typeof TABS)[number]
export type Report = Schemas['ActReport']
/** `reason`, and until when, must be given; `assignee` and `text` say what the text is. */
export type Demands = 'nothing' | 'reason' | 'until' | 'assignee' | 'text'

/** `text` is the reason, comment or person; `until` milliseconds since 1970. */
export interface Given {
  readonly ids: string[]
  readonly text: string
  readonly until: number
}

interface ActShown {
  readonly key: string
  readonly tabs: readonly Tab[]
  readonly demands: Demands
  readonly give: (given: Given) => Promise<Report>
}

const ASIDE: readonly Tab[] = ['shelved', 'suppressed_by_design', 'out_of_service']
const ALL: readonly Tab[] = TABS

export const ACTS = {
  acknowledge: {
    key: 'a', tabs: ['standing'], demands: 'nothing',
    give: ({ ids, text }) => answered(api.POST('/api/v1/alarms/acknowledge', { body: { ids, comment: text } })),
  },
  reset: {
    key: 'r', tabs: ['standing'], demands: 'nothing',
    give: ({ ids, text }) => answered(api.POST('/api/v1/alarms/reset', { body: { ids, comment: text } })),
  },
  shelve: {
    key: 'v', tabs: ['standing', 'shelved'], demands: 'until',
    give: ({ ids, text, until }) =>
      answered(api.POST('/api/v1/alarms/shelve', { body: { ids, reason: text, until: new Date(until).toISOString() } })),
  },
  suppress: {
    key: 'i', tabs: ['standing', 'shelved'], demands: 'reason',
    give: ({ ids, text }) => answered(api.POST('/api/v1/alarms/suppress', { body: { ids, reason: text } })),
  },
  remove: {
    key: 'h', tabs: ['standing', 'shelved', 'suppressed_by_design'], demands: 'reason',
    give: ({ ids, text }) => answered(api.POST('/api/v1/alarms/out-of-service', { body: { ids, reason: text } })),
  },
  unshelve: {
    key: 'u', tabs: ['shelved'], demands: 'nothing',
    give: ({ ids, text }) => answered(api.POST('/api/v1/alarms/unshelve', { body: { ids, comment: text } })),
  },
  unsuppress: {
    key: 'u', tabs: ['suppressed_by_design'], demands: 'nothing',
    give: ({ ids, text }) => answered(api.POST('/api/v1/alarms/unsuppress', { body: { ids, comment: text } })),
  },
  restore: {
    key: 'u', tabs: ['out_of_service'], demands: 'nothing',
    give: ({ ids, text }) => answered(api.POST('/api/v1/alarms/in-service', { body: { ids, comment: text } })),
  },
  assign: {
    key: 't', tabs: ALL, demands: 'assignee',
    give: ({ ids, text }) => answered(api.POST('/api/v1/alarms/assign', { body: { ids, assigned_to: text || null } })),
  },
  comment: {
    key: 'c', tabs: ALL, demands: 'text',
    give: ({ ids, text }) => answered(api.POST('/api/v1/alarms/comment', { body: { ids, reason: text } })),
  },
} as const satisfies Record<string, ActShown>

export type Act = keyof typeof ACTS

/** The acts of a list, in the order of the table. */
export function actsOn(tab: Tab): Act[] {
  return (Object.keys(ACTS) as Act[]).filter((act) => (ACTS[act].tabs as readonly Tab[]).includes(tab))
}

/** What a key does on a list; undefined: nothing. */
export function actOf(key: string, tab: Tab): Act | undefined {
  return actsOn(tab).find((act) => ACTS[act].key === key)
}

/** The lists of what was set aside, as ISA-18.2-2016 asks for. */
export const isAside = (tab: Tab): boolean => ASIDE.includes(tab)
