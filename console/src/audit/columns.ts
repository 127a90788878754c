/** What the audit trail shows of an entry. */
import type { Schemas } from '../api/client'
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { actions, entities } from './acts'
import { audit, results } from './words'

export type Entry = Schemas['Entry']

/** An act in words; one of an older program that has none, as it is written. */
export function actionOf({ action }: Pick<Entry, 'action'>): string {
  return speech.of(actions)[action] ?? action
}

export function subjectOf({ entity, subject }: Pick<Entry, 'entity' | 'subject'>): string {
  return `${speech.of(entities)[entity] ?? entity} ${subject}`.trim()
}

export function columns(): Column<Entry>[] {
  const words = speech.of(audit)
  return [
    { name: 'at', title: words.at, text: ({ at }) => speech.instant(at), sort: 'at' },
    { name: 'who', title: words.who, text: ({ who }) => who || words.nobody },
    { name: 'action', title: words.action, text: actionOf },
    { name: 'subject', title: words.subject, text: subjectOf },
    { name: 'result', title: words.result, text: ({ result }) => speech.of(results)[result] },
  ]
}
