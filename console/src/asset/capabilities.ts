/** A capability in the words of whichever kind has it, where the kind of equipment is not at hand. */
import type { Kind } from '../live/room.svelte'
import { speech } from '../words/language.svelte'
import { fieldsOf, told } from './fields'

type Capability = Kind['capabilities'][number]

export function capabilityOf(kinds: Iterable<Kind>, name: string): Capability | undefined {
  for (const kind of kinds) {
    const found = kind.capabilities.find((item) => item.name === name)
    if (found) return found
  }
  return undefined
}

export function called(kinds: Iterable<Kind>, name: string): string {
  const capability = capabilityOf(kinds, name)
  return capability ? speech.label(capability.label) : name
}

/** What is asked, by the names and units of its parameters. */
export function asked(kinds: Iterable<Kind>, name: string, value: unknown): string {
  return told(value, fieldsOf(capabilityOf(kinds, name)?.params ?? {}), speech.spelling)
}
