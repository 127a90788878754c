import { describe, expect, it } from 'vitest'
import { addressOf, placeOf } from './places'

const at = (address: string) => placeOf(new URL(address, 'http://poste'))

describe('addresses', () => {
  it('name a view and what it shows, both ways', () => {
    const address = addressOf('map', 'EP 0001/é', { zone: 'nord', family: '' })
    expect(address).toBe('/map/EP%200001%2F%C3%A9?zone=nord')
    const place = at(address)
    expect([place.view, place.subject, place.query.get('zone')]).toEqual(['map', 'EP 0001/é', 'nord'])
  })

  it('begin at the map', () => expect(at('/').view).toBe('map'))

  it('that are no view are told apart', () => expect(at('/nothing/here').view).toBeNull())
})
