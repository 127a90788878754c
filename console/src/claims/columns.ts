/** What the list of claims shows of each: who wants what, until when, by whose order. */
import type { Schemas } from '../api/client'
import { asked, called } from '../asset/capabilities'
import type { Kind } from '../live/room.svelte'
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { claims } from './words'

export type Claim = Schemas['Claim']

export function columns(kinds: () => Iterable<Kind>, now: () => number): Column<Claim>[] {
  const words = speech.of(claims)
  const levelOf = (level: number) => `${level} · ${speech.words.level[level]}`
  return [
    { name: 'asset', title: words.asset, text: ({ asset }) => asset, by: ({ asset }) => asset },
    {
      name: 'what', title: words.what,
      text: ({ capability }) => called(kinds(), capability), by: ({ capability }) => capability,
    },
    { name: 'value', title: words.value, text: ({ capability, value }) => asked(kinds(), capability, value) },
    { name: 'level', title: words.level, text: ({ level }) => levelOf(level), by: ({ level }) => level },
    { name: 'holder', title: words.holder, text: ({ holder }) => holder, by: ({ holder }) => holder },
    { name: 'ordered_by', title: words.orderedBy, text: ({ ordered_by }) => ordered(ordered_by) },
    { name: 'reason', title: words.reason, text: ({ reason }) => reason || speech.words.none },
    { name: 'placed', title: words.placed, text: ({ placed_at }) => speech.instant(placed_at), sort: 'placed' },
    { name: 'until', title: words.until, text: (claim) => until(claim, now()), by: ({ expires_at }) => expires_at ?? '9' },
  ]
}

function ordered(by: Claim['ordered_by']): string {
  return by ? [by['authority'], by['name'], by['reference']].filter(Boolean).join(', ') : speech.words.none
}

export function until(claim: Claim, now: number): string {
  const words = speech.of(claims)
  if (claim.released_at) {
    if (claim.release_reason === 'expired') return words.expired
    if (claim.release_reason === 'replaced') return words.replaced
    return words.released_by(claim.released_by ?? '', claim.release_reason ?? '')
  }
  if (Date.parse(claim.starts_at) > now) return words.waits(speech.instant(claim.starts_at))
  return claim.expires_at ? speech.instant(claim.expires_at) : words.noEnd
}
