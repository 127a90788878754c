/** What is said beside a thing found: of what kind it is, and where. */
import type { Label } from '../words/language.svelte'
import type { Found } from './search'

/** Empty where there is nothing to add. */
export function noteOf(
  { of }: Found,
  kind: (name: string) => Label | undefined,
  places: Readonly<Record<string, string>>,
  say: (label: Label) => string,
): string {
  if (of === null) return ''
  if ('box' in of) return [places[of.kind] ?? of.kind, of.within].filter(Boolean).join(' · ')
  if ('raised_at' in of) return of.name || of.asset || of.system || ''
  const label = kind(of.kind)
  return [label ? say(label) : of.kind, of.code || of.id].join(' · ')
}
