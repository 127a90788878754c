/** One asset's document under the live feed's changes (docs/live.md, "How to apply a change"). */
import type { Change } from './messages'

export type AssetValues = Record<string, unknown>
export interface LiveDocument {
  readonly id: string
  readonly values: AssetValues
}

const COMPUTED: AssetValues = { comm_status: 'unknown', health: 'unknown' }

/** The document after the change; null when the asset is removed. The same one when the change is of another asset. */
export function applied<T extends LiveDocument>(document: T, change: Change): T | null {
  if (change.entity !== 'asset' || change.key !== document.id) return document
  if (change.topic === 'registry') return change.body['deleted'] === true ? null : { ...document, ...change.body }
  if (change.topic !== 'state' && change.topic !== 'sample') return document
  return { ...document, values: { ...document.values, ...change.body.values } }
}

/** Whole documents by id under a change: what the law of the feed is told of. */
export function applyTo(documents: Map<string, LiveDocument>, change: Change): void {
  if (change.entity !== 'asset') return
  const known = documents.get(change.key)
  const created = change.topic === 'registry' && change.body['deleted'] !== true
  const document = known ?? (created ? { id: change.key, values: COMPUTED } : null)
  const after = document && applied(document, change)
  if (after) documents.set(change.key, after)
  else documents.delete(change.key)
}
