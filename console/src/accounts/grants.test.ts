import { describe, expect, it } from 'vitest'
import { opens, same, sentence, type Grant, type RoleShown, type Saying } from './grants'

const say: Saying = {
  locale: 'fr-FR',
  role: (role) => ({ technician: 'Technicien', viewer: 'Lecteur' })[role as string] ?? role,
  family: (family) => ({ lighting: 'Éclairage', access: 'Accès' })[family] ?? family,
  zone: (zone) => zone.toUpperCase(),
  everywhere: 'partout',
  on: (families) => `pour ${families}`,
  within: (zones) => `dans ${zones}`,
}
const grant = (families: string[] | null, zones: string[] | null): Grant => ({ role: 'technician', families, zones })

describe('a grant in words', () => {
  it.each<[Grant, string]>([
    [grant(null, null), 'Technicien, partout'],
    [grant(['lighting', 'access'], null), 'Technicien, pour Éclairage et Accès'],
    [grant(null, ['nord']), 'Technicien, dans NORD'],
    [grant(['lighting'], ['nord', 'sud', 'centre']), 'Technicien, pour Éclairage, dans NORD, SUD et CENTRE'],
  ])('%j', (given, told) => expect(sentence(given, say)).toBe(told))
})

describe('what grants open', () => {
  const roles: RoleShown[] = [
    { name: 'viewer', permissions: ['see'], second_factor: false },
    { name: 'operator', permissions: ['see', 'command', 'view_cameras'], second_factor: true },
  ]
  it('adds up, each permission once', () =>
    expect(opens([{ role: 'operator', families: null, zones: null }, { role: 'viewer', families: null, zones: null }], roles)).toEqual({
      permissions: ['see', 'command', 'view_cameras'], secondFactor: true,
    }))
  it('is nothing where nothing is granted', () => expect(opens([], roles)).toEqual({ permissions: [], secondFactor: false }))
})

describe('grants that were edited', () => {
  it('are the same in another order', () =>
    expect(same([grant(['a', 'b'], null), grant(null, null)], [grant(null, null), grant(['b', 'a'], null)])).toBe(true))
  it('differ by a limit', () => expect(same([grant(null, null)], [grant(null, ['nord'])])).toBe(false))
})
