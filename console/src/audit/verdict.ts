/** Whether an act is as it was written, and follows the one before: docs/audit.md says how they are chained. */
import { digestOf, microseconds } from '../proof/chain'
import type { Entry } from './columns'

export type Verdict = 'whole' | 'changed' | 'broken' | 'first'

export function hashOf({ number, at, who, via, action, entity, subject, result, digest, previous }: Entry): string {
  return digestOf({ number, at: microseconds(at), who, via, action, entity, subject, result, digest, previous })
}

/** `before` is the entry before; null where it is no longer kept. */
export function verdictOn(entry: Entry, before: Entry | null): Verdict {
  if (hashOf(entry) !== entry.hash) return 'changed'
  if (before === null) return 'first'
  return before.number === entry.number - 1 && before.hash === entry.previous ? 'whole' : 'broken'
}
