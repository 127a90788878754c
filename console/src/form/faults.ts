/** Where what was sent is wrong, as the server tells it: by the path of the member, `calendars.0.steps.1.value`. */
import { Refused } from '../api/client'

export type Faults = ReadonlyMap<string, string>
export const NO_FAULTS: Faults = new Map()

interface Located {
  readonly loc: readonly (string | number)[]
  readonly msg: string
}

/** `within` is the member of the body that the form is about; empty: the body itself. */
export function faultsOf(error: unknown, within = ''): Faults {
  const told = error instanceof Refused ? error.more['errors'] : undefined
  const faults = new Map<string, string>()
  for (const { loc, msg } of Array.isArray(told) ? (told as Located[]) : []) {
    const path = loc[0] === 'body' ? loc.slice(1) : loc
    const own = within && path[0] === within ? path.slice(1) : path
    if (!faults.has(own.join('.'))) faults.set(own.join('.'), msg)
  }
  return faults
}

/** The fault of a member or, where it has none, of something in it. */
export function faultAt(faults: Faults, path: string): string {
  const inside = () => [...faults].find(([where]) => where.startsWith(`${path}.`))?.[1]
  return faults.get(path) ?? inside() ?? ''
}
