/** What lists about field systems show. */
import type { Schemas } from '../api/client'
import type { Column } from '../table/listing.svelte'
import { duration } from '../words/durations'
import { speech } from '../words/language.svelte'
import type { Traffic } from './traffic'
import { systems } from './words'

export type System = Schemas['System']
export type Unknown = Schemas['UnknownAsset']
export type Rejected = Schemas['RejectedMessage']
export type Credential = Schemas['Credential']
export type Counts = Schemas['SystemCounts']
export const COUNTED = ['received', 'stored', 'duplicate', 'rejected', 'unknown'] as const
export const DIALECTS = ['native', 'chirpstack', 'ttn', 'onvif', 'mapped'] as const
export const STATUSES = ['online', 'offline', 'unknown'] as const

const ago = (at: number, now: number) => duration((now - at) / 1000, speech.words)

export function dialectName(dialect: string): string {
  const words = speech.of(systems).dialects
  return DIALECTS.includes(dialect as keyof typeof words) ? words[dialect as keyof typeof words] : dialect
}

/** `reading` is when `traffic` was last added to: it changes with what is told of it. */
export function columns(counts: ReadonlyMap<string, Counts>, traffic: Traffic, now: number, _reading: number): Column<System>[] {
  const words = speech.of(systems)
  const rate = ({ id }: System) => traffic.rate(id)
  const heard = ({ id }: System) => {
    const { at, exact } = traffic.heard(id)
    return exact ? ago(at, now) : words.moreThan(ago(at, now))
  }
  return [
    { name: 'name', title: words.system, text: ({ name, id }) => name || id, by: ({ name }) => name.toLowerCase() },
    { name: 'id', title: 'ID', text: ({ id }) => id, by: ({ id }) => id },
    { name: 'status', title: words.status, text: ({ status }) => words.statuses[status], by: ({ status }) => status },
    { name: 'since', title: words.since, text: ({ status_at }) => (status_at ? ago(Date.parse(status_at), now) : speech.words.none), by: ({ status_at }) => status_at ?? '' },
    { name: 'dialect', title: words.dialect, text: ({ dialect }) => dialectName(dialect), by: ({ dialect }) => dialect },
    { name: 'heard', title: words.heard, text: heard, by: ({ id }) => -traffic.heard(id).at },
    { name: 'rate', title: words.rate, text: (item) => said(rate(item)), by: (item) => rate(item) ?? -1, number: true },
    ...COUNTED.map((name) => ({
      name, title: words[name], number: true,
      text: ({ id }: System) => said(counts.get(id)?.[name] ?? null), by: ({ id }: System) => counts.get(id)?.[name] ?? -1,
    })),
  ]
}

function said(value: number | null): string {
  return value === null ? speech.words.none : speech.number(value, 0)
}

export function inboxColumns(): Column<Unknown>[] {
  const words = speech.of(systems)
  return [
    { name: 'asset', title: words.device, text: ({ asset }) => asset || speech.words.none, by: ({ asset }) => asset },
    { name: 'reason', title: words.reason, text: ({ reason }) => words.reasons[reason] ?? reason, by: ({ reason }) => reason },
    { name: 'count', title: words.count, text: ({ count }) => speech.number(count), by: ({ count }) => count, number: true },
    { name: 'first', title: words.first, text: ({ first_seen }) => speech.instant(first_seen), by: ({ first_seen }) => first_seen },
    { name: 'last', title: words.last, text: ({ last_seen }) => speech.instant(last_seen), by: ({ last_seen }) => last_seen },
    { name: 'topic', title: words.topic, text: ({ last_topic }) => last_topic },
    { name: 'sample', title: words.sample, text: ({ sample }) => sample },
  ]
}

export function rejectedColumns(): Column<Rejected>[] {
  const words = speech.of(systems)
  return [
    { name: 'received', title: words.received_at, text: ({ received_at }) => speech.instant(received_at), by: ({ received_at }) => received_at },
    { name: 'asset', title: words.device, text: ({ asset }) => asset || speech.words.none, by: ({ asset }) => asset },
    { name: 'reason', title: words.reason, text: ({ reason }) => reason, by: ({ reason }) => reason },
    { name: 'detail', title: words.detail, text: ({ detail }) => detail },
    { name: 'topic', title: words.topic, text: ({ topic }) => topic },
  ]
}

export function credentialColumns(): Column<Credential>[] {
  const words = speech.of(systems)
  const when = (at: string | null, none: string) => (at ? speech.instant(at) : none)
  return [
    { name: 'id', title: words.user, text: ({ id }) => id, by: ({ id }) => id },
    { name: 'kind', title: words.credential, text: ({ kind }) => words.credentialKind[kind], by: ({ kind }) => kind },
    { name: 'state', title: words.status, text: ({ state }) => words.states[state], by: ({ state }) => state },
    { name: 'note', title: words.note, text: ({ note }) => note },
    { name: 'created', title: words.created, text: ({ created_at }) => speech.instant(created_at), by: ({ created_at }) => created_at },
    { name: 'by', title: words.by, text: ({ created_by }) => created_by },
    { name: 'expires', title: words.expires, text: ({ expires_at }) => when(expires_at, words.neverExpires), by: ({ expires_at }) => expires_at ?? '~' },
    { name: 'used', title: words.used, text: ({ last_used_at }) => when(last_used_at, words.never), by: ({ last_used_at }) => last_used_at ?? '' },
  ]
}
