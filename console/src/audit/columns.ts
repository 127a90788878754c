/** What the audit trail shows of an entry. */
import type { Schemas } from '../api/client'
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { audit } from './words'

export type Entry = Schemas['Entry']

export function columns(): Column<Entry>[] {
  const words = speech.of(audit)
  return [
    { name: 'at', title: words.at, text: ({ at }) => speech.instant(at) },
    { name: 'who', title: words.who, text: ({ who }) => who },
    { name: 'action', title: words.action, text: ({ action }) => action },
    { name: 'subject', title: words.subject, text: ({ entity, subject }) => `${entity} ${subject}` },
    { name: 'result', title: words.result, text: ({ result }) => result },
  ]
}
