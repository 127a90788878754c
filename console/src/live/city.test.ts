import { expect, it } from 'vitest'
import { City, type MapState } from './city'
import type { Change } from './messages'

const KINDS = [{ kind: 'transit_vehicle', map_value: null, mobile: true }]
const map = {
  cursor: 'a:1', at: '2026-11-25T12:00:00Z',
  words: { kind: ['transit_vehicle'], health: ['ok'], comm_status: ['online', 'unknown'], lifecycle: ['in_service'] },
  columns: { id: ['BUS-1'], kind: [0], lon: [4.5], lat: [46.5], health: [0], comm_status: [0], lifecycle: [0], value: [null], seq: [1] },
} as unknown as MapState

const reported = (values: object) =>
  ({ seq: 2, at: map.at, class: 'change', topic: 'state', entity: 'asset', key: 'BUS-1', body: { at: map.at, values } }) as unknown as Change

it('a vehicle that hides where it is, off duty, is nowhere', () => {
  const city = new City(map, KINDS)
  city.apply(reported({ longitude_deg: 4.6 }))
  expect([city.lon[0], city.lat[0]]).toEqual([4.6, 46.5])
  city.apply(reported({ longitude_deg: null, latitude_deg: null }))
  expect([city.lon[0], city.lat[0]]).toEqual([Number.NaN, Number.NaN])
})
