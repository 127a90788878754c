import { describe, expect, it } from 'vitest'
import type { Alarm } from '../live/alarm-list'
import { coordinates, find, type Sources } from './search'

const alarm = (id: string, name: string) =>
  ({ id, name, asset: 'EP-0001', priority: 'high', state: 'unacknowledged', raised_at: '2026-11-25T10:00:00Z' }) as unknown as Alarm

const sources = (changes: Partial<Sources> = {}): Sources => ({
  assets: async (text) => [{ id: 'EP-0001', name: `Lampe ${text}`, code: 'EP 1', kind: 'luminaire' } as Awaited<ReturnType<Sources['assets']>>[number]],
  places: async () => [{ kind: 'street', id: 'way-1', name: 'Rue de la République', box: [4.82, 46.3, 4.84, 46.31], within: 'Mâcon' }],
  alarms: () => [alarm('a1', 'Place de la République'), alarm('a2', 'Quai')],
  said: () => 'Lampe en panne',
  ...changes,
})

describe('the search', () => {
  it('finds places, standing alarms and equipment, each with an address to go to', async () => {
    const found = await find('republique', sources())
    expect(found.map(({ group, title }) => [group, title])).toEqual([
      ['places', 'Rue de la République'], ['alarms', 'Lampe en panne'], ['assets', 'Lampe republique'],
    ])
    expect(found[0]?.address).toMatch(/^\/map\?ll=46\.30500%2C4\.83000&z=15\.14&pin=/)
    expect(found.slice(1).map(({ address }) => address)).toEqual(['/map/EP-0001', '/map/EP-0001'])
  })

  it('takes words of an alarm in any order, whatever their accents', async () => {
    expect((await find('panne QUAI', sources({ assets: async () => [] }))).map(({ key }) => key)).toContain('a2')
  })

  it('goes on with what answers, and asks nobody for one letter', async () => {
    const silent = sources({ assets: () => Promise.reject(new Error('offline')) })
    expect((await find('rue', silent)).map(({ group }) => group)).toEqual(['places'])
    expect(await find(' r ', sources({ assets: () => Promise.reject(new Error('asked')) }))).toEqual([])
  })

  it.each([
    ['46.3063, 4.8278', [4.8278, 46.3063]], ['46.3063 4.8278', [4.8278, 46.3063]], ['46,3063 4,8278', [4.8278, 46.3063]],
    ['-21.1;55.5', [55.5, -21.1]], ['12 rue Pasteur', null], ['95, 4', null], ['46.3', null],
  ])('reads %s', (text, place) => expect(coordinates(text)).toEqual(place))
})
