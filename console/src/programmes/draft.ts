/** A programme being written: what it begins as, what is sent, what is wrong before the server is asked. */
import type { Schemas } from '../api/client'
import { fieldsOf, type Field } from '../asset/fields'
import type { Kind } from '../live/room.svelte'

export type Draft = Schemas['NewProgramme-Input']
export type DraftCalendar = Draft['calendars'][number]
export type DraftStep = DraftCalendar['steps'][number]
export type When = DraftCalendar['when']
export type Held = Kind['capabilities'][number]

/** Has a member of its own in a step. */
const FADE = 'fade_s'
const NOON = '12:00'
const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What of words a fault is told in. */
export interface FaultWords {
  readonly always: string
  readonly order: (before: string, after: string) => string
  readonly days: string
  readonly dates: string
  readonly monthDay: string
  readonly time: string
}

/** Each held capability that can act by itself, once, with the schema of its parameters. */
export function heldBy(kinds: Iterable<Kind>): Held[] {
  const all = [...kinds].flatMap(({ capabilities }) => capabilities)
  return [...new Map(all.filter(actsAlone).map((item) => [item.name, item])).values()]
}

/** As the server judges it: nothing that moves, that has several parts, or that takes two persons. */
function actsAlone({ mode, critical, slot, on_release, on_reconnect, on_takeover }: Held): boolean {
  const recoveries = [on_release, on_reconnect, on_takeover]
  return mode === 'held' && critical === null && slot === null && recoveries.every((how) => how === 'auto')
}

/** What a step asks, but how long it takes to get there. */
export function asked(capability: Held | undefined): Field[] {
  return fieldsOf(capability?.params ?? {}).filter(({ name }) => name !== FADE)
}

export function blank(capability: string, fields: readonly Field[]): Draft {
  const calendars = [blankCalendar('always', 'toujours', fields)]
  return { id: '', name: '', capability, calendars, correction: null }
}

export function blankCalendar(kind: When['kind'], id: string, fields: readonly Field[]): DraftCalendar {
  const steps = [blankStep('sunset', fields), blankStep('sunrise', fields)]
  return { id, name: '', when: blankWhen(kind), steps, derogation: '' }
}

export function blankStep(sun: 'sunset' | 'sunrise', fields: readonly Field[]): DraftStep {
  const at = { clock: null, sun, offset_min: 0, not_before: null, not_after: null }
  return { at, value: valueOf(fields, sun === 'sunset'), fade_s: null }
}

/** The most or the least of each member. */
function valueOf(fields: readonly Field[], most: boolean): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(({ name, type, minimum, maximum, enum: words }) => {
      if (words) return [name, most ? words.at(-1) : words[0]]
      if (type === 'string') return [name, '']
      return [name, type === 'boolean' ? most : (most ? maximum : minimum) ?? 0]
    }),
  )
}

export function blankWhen(kind: When['kind']): When {
  if (kind === 'dates') return { kind, dates: [] }
  if (kind === 'holidays') return { kind, eve: false }
  if (kind === 'season') return { kind, first: '06-01', last: '08-31', weekdays: [] }
  return kind === 'weekdays' ? { kind, days: ['fri', 'sat'] } : { kind: 'always' }
}

/** An id that no calendar of the draft has. */
export function freeId(draft: Draft, wanted: string): string {
  const taken = new Set(draft.calendars.map(({ id }) => id))
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted}-${n}`
    if (!taken.has(id)) return id
  }
}

/** What the server cannot be asked about yet, by the path of the member. */
export function draftFaults(draft: Draft, words: FaultWords): Map<string, string> {
  const faults = new Map<string, string>()
  if (!draft.calendars.some(({ when }) => when.kind === 'always')) faults.set('calendars', words.always)
  draft.calendars.forEach((calendar, n) => {
    const fault = whenFault(calendar.when, words)
    if (fault) faults.set(`calendars.${n}.when`, fault)
    for (const [step, why] of orderFaults(calendar, words)) faults.set(`calendars.${n}.steps.${step}.at`, why)
  })
  return faults
}

function whenFault(when: When, words: FaultWords): string {
  if (when.kind === 'weekdays' && when.days.length === 0) return words.days
  if (when.kind === 'season' && ![when.first, when.last].every((day) => MONTH_DAY.test(day))) return words.monthDay
  const undated = (days: readonly string[]) => days.length === 0 || !days.every((day) => DAY.test(day))
  return when.kind === 'dates' && undated(when.dates) ? words.dates : ''
}

/** Clock times rise from noon to noon. */
function orderFaults({ steps }: DraftCalendar, words: FaultWords): [number, string][] {
  const faults: [number, string][] = []
  let before = ''
  steps.forEach(({ at: { clock, sun } }, n) => {
    if (sun) return
    if (!clock) faults.push([n, words.time])
    else if (before && intoTheNight(clock) <= intoTheNight(before)) faults.push([n, words.order(before, clock)])
    before = clock || before
  })
  return faults
}

function intoTheNight(clock: string): string {
  return `${clock < NOON ? 1 : 0}${clock}`
}
