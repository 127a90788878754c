/** What lists about programmes show: programmes, whom they are given to, the cabinets that carry them out. */
import type { Schemas } from '../api/client'
import type { Column } from '../table/listing.svelte'
import { duration } from '../words/durations'
import { speech } from '../words/language.svelte'
import { programmes } from './words'

export type Summary = Schemas['ProgrammeSummary']
export type Assignment = Schemas['Assignment-Output']
export type Cabinet = Schemas['ProgrammeCabinet']
export const SCOPES = ['kind', 'zone', 'tag', 'asset'] as const
export type Scope = (typeof SCOPES)[number]

/** `called` names a capability. */
export function columns(called: (capability: string) => string): Column<Summary>[] {
  const words = speech.of(programmes)
  return [
    { name: 'name', title: words.programme, text: ({ name, id }) => name || id, by: ({ name }) => name.toLowerCase() },
    { name: 'id', title: 'ID', text: ({ id }) => id, by: ({ id }) => id },
    { name: 'capability', title: words.capability, text: ({ capability }) => called(capability), by: ({ capability }) => called(capability) },
    { name: 'correction', title: words.correction, text: correctionText },
    { name: 'version', title: words.version, text: ({ version }) => String(version), by: ({ version }) => version, number: true },
  ]
}

export function correctionText({ correction }: Pick<Summary, 'correction'>): string {
  const words = speech.of(programmes)
  if (!correction) return words.fixed
  return words.corrected(speech.number(correction.below_lx), speech.number(correction.forward_max_min))
}

export function scopeOf(assignment: Assignment): Scope {
  return SCOPES.find((scope) => assignment[scope] !== null) ?? 'kind'
}

/** `named` names what a programme is given to. */
export function assignmentColumns(named: (scope: Scope, subject: string) => string): Column<Assignment>[] {
  const words = speech.of(programmes)
  const subject = (item: Assignment) => named(scopeOf(item), item[scopeOf(item)] ?? '')
  const scope = (item: Assignment) => words.scope[scopeOf(item)]
  return [
    { name: 'subject', title: words.to, text: subject, by: subject },
    { name: 'scope', title: words.scopeTitle, text: scope, by: scope },
    { name: 'since', title: words.since, text: ({ since }) => (since ? speech.instant(since) : words.ever), by: ({ since }) => since ?? '' },
    { name: 'until', title: words.until, text: ({ until }) => (until ? speech.instant(until) : words.forever), by: ({ until }) => until ?? '~' },
    { name: 'id', title: 'ID', text: ({ id }) => id, by: ({ id }) => id },
  ]
}

export function cabinetState({ late, alarmed }: Cabinet): 'confirmed' | 'late' | 'alarmed' {
  return alarmed ? 'alarmed' : late ? 'late' : 'confirmed'
}

export function cabinetColumns(now: number): Column<Cabinet>[] {
  const words = speech.of(programmes)
  const since = ({ late_since }: Cabinet) =>
    late_since ? duration((now - Date.parse(late_since)) / 1000, speech.words) : speech.words.none
  return [
    { name: 'asset', title: words.cabinet, text: ({ asset, name }) => (name ? `${name} (${asset})` : asset) },
    { name: 'state', title: words.held, text: (item) => words.heldState[cabinetState(item)] },
    { name: 'held', title: words.programme, text: ({ held_programme }) => held_programme ?? speech.words.none },
    { name: 'since', title: words.lateFor, text: since },
    { name: 'tries', title: words.tries, text: ({ tries }) => speech.number(tries), number: true },
    { name: 'next', title: words.nextTry, text: ({ next_try_at }) => (next_try_at ? speech.instant(next_try_at) : speech.words.none) },
  ]
}
