/** What the list of lockouts shows of each. */
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { stands, type Lockout } from './lift-lockout'
import { brakes } from './words'

export function columns(now: () => number): Column<Lockout>[] {
  const words = speech.of(brakes)
  return [
    { name: 'asset', title: words.asset, text: ({ asset }) => asset, by: ({ asset }) => asset },
    { name: 'holder', title: words.holder, text: ({ holder }) => holder, by: ({ holder }) => holder },
    { name: 'kind', title: words.kind, text: ({ kind }) => words.kinds[kind] ?? kind, by: ({ kind }) => kind },
    { name: 'reference', title: words.reference, text: ({ reference }) => reference || speech.words.none },
    { name: 'reason', title: words.reason, text: ({ reason }) => reason },
    { name: 'since', title: words.sinceTitle, text: ({ since }) => speech.instant(since), sort: 'since' },
    { name: 'until', title: words.until, text: ({ until }) => (until ? speech.instant(until) : words.untilLifted) },
    { name: 'state', title: words.state, text: (lockout) => state(lockout, now()) },
  ]
}

function state(lockout: Lockout, now: number): string {
  const words = speech.of(brakes)
  if (lockout.lifted_at) return words.liftedBy(lockout.lifted_by ?? '', speech.instant(lockout.lifted_at))
  return stands(lockout, now) ? words.standing : words.over
}
