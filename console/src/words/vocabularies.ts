/** Words of the codes that are of no one kind, as the server tells them, beside those that this screen says itself. */
import type { Words } from './fr'
import type { Label, Language } from './language.svelte'

export type Vocabularies = Readonly<Record<string, Readonly<Record<string, Label>>>>
type Said = Readonly<Record<string, string>>

export interface Coded {
  readonly family: Said
  readonly health: Said
  readonly comm: Said
  readonly lifecycle: Said
  readonly level: Said
  readonly target: Said
  readonly command: Said
  readonly alarms: Words['alarms'] & { readonly priority: Said; readonly state: Said }
}

/** Before the server has told them, there are none. */
export function coded(words: Words, told: Vocabularies, language: Language): Words & Coded {
  const said = (name: string): Said =>
    Object.fromEntries(Object.entries(told[name] ?? {}).map(([code, label]) => [code, label[language]]))
  return {
    ...words,
    family: said('family'),
    health: said('health'),
    comm: said('comm_status'),
    lifecycle: said('lifecycle'),
    level: said('claim_level'),
    target: said('target_status'),
    command: said('command_state'),
    alarms: { ...words.alarms, priority: said('alarm_priority'), state: said('alarm_state') },
  }
}
