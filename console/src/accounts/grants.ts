/** Grants in words: role, families, zones, and what they open. */
import type { Schemas } from '../api/client'

export type Grant = Schemas['GivenRole']
export type Permission = Schemas['Permission']
export type RoleShown = Schemas['RoleShown']

export interface Saying {
  readonly locale: string
  readonly role: (role: Grant['role']) => string
  readonly family: (family: string) => string
  readonly zone: (zone: string) => string
  readonly everywhere: string
  readonly on: (families: string) => string
  readonly within: (zones: string) => string
}

/** `Technicien, pour Éclairage et Accès, dans Nord`. */
export function sentence(grant: Grant, say: Saying): string {
  const list = (names: readonly string[]) => new Intl.ListFormat(say.locale, { type: 'conjunction' }).format(names)
  const families = grant.families && say.on(list(grant.families.map(say.family)))
  const zones = grant.zones && say.within(list(grant.zones.map(say.zone)))
  const limits = [families, zones].filter((limit) => limit !== null)
  return [say.role(grant.role), ...(limits.length ? limits : [say.everywhere])].join(', ')
}

export interface Opened {
  readonly permissions: readonly Permission[]
  /** Whether a password alone does not do. */
  readonly secondFactor: boolean
}

/** What some grant permits somewhere, in the order of the table. */
export function opens(grants: readonly Grant[], roles: readonly RoleShown[]): Opened {
  const held = roles.filter(({ name }) => grants.some((grant) => grant.role === name))
  const given = new Set(held.flatMap((role) => role.permissions))
  const all = roles.flatMap((role) => role.permissions)
  return {
    permissions: [...new Set(all)].filter((permission) => given.has(permission)),
    secondFactor: held.some((role) => role.second_factor),
  }
}

/** Whether two lists of grants are the same, however they are ordered within. */
export function same(a: readonly Grant[], b: readonly Grant[]): boolean {
  const told = (grants: readonly Grant[]) =>
    grants.map(({ role, families, zones }) => JSON.stringify([role, families?.toSorted() ?? null, zones?.toSorted() ?? null])).toSorted()
  return JSON.stringify(told(a)) === JSON.stringify(told(b))
}
