import { beforeEach, describe, expect, it } from 'vitest'
import { percent, power } from '../energy/power'
import { City, type MapState } from '../live/city'
import type { Alarm } from '../live/alarm-list'
import type { Change } from '../live/messages'
import { Picture } from '../live/picture.svelte'
import { faring } from './families'
import { Renewal } from './renewal'
import { leastPx, screenOf } from './size'

const WORDS = {
  kind: ['luminaire', 'camera'],
  health: ['ok', 'minor', 'major', 'stale', 'offline', 'unknown'],
  comm_status: ['online', 'stale', 'offline', 'unknown'],
  lifecycle: ['planned', 'in_service'],
}
const KINDS = WORDS.kind.map((kind) => ({ kind, map_value: 'light_level_pct', mobile: false }))
const FAMILY: Record<string, string> = { luminaire: 'lighting', camera: 'video' }

function mapOf(rows: readonly [kind: number, health: number, lifecycle: number][]): MapState {
  const column = (n: number) => rows.map((row) => row[n] as number)
  const ids = rows.map((_, n) => `EP-${n}`)
  return {
    cursor: 'a:1', at: '2026-11-24T12:00:00Z', words: WORDS,
    columns: {
      id: ids, kind: column(0), lon: ids.map(() => 4.8), lat: ids.map(() => 46.3), health: column(1),
      comm_status: ids.map(() => 0), lifecycle: column(2), value: ids.map(() => null), seq: ids.map(() => 1),
    },
  }
}

describe('letters read from afar', () => {
  it('have capitals of a two-hundredth of the distance', () => {
    // 55 inches of 1920 by 1080 are 1218 mm wide: 0.634 mm a pixel. 6 m ask for 30 mm: 47.3 pixels of capital.
    expect(leastPx({ inches: 55, metres: 6, width: 1920, height: 1080 }) * 0.727).toBeCloseTo(47.3, 1)
    expect(leastPx({ inches: 110, metres: 6, width: 1920, height: 1080 }) * 0.727).toBeCloseTo(23.66, 1)
  })

  it('fit the wall that the address tells of', () => {
    expect(screenOf(new URLSearchParams('pouces=98&metres=8'), 10, 5)).toEqual({ inches: 98, metres: 8, width: 10, height: 5 })
    expect(screenOf(new URLSearchParams('inches=-1'), 10, 5)).toMatchObject({ inches: 55, metres: 6 })
  })
})

describe('services', () => {
  it('are counted in service, the worst first', () => {
    const city = new City(mapOf([[0, 0, 1], [0, 0, 1], [0, 2, 0], [1, 0, 1], [1, 4, 1], [1, 1, 1]]), KINDS)
    expect(faring(city, (kind) => FAMILY[kind])).toEqual([
      { family: 'video', assets: 3, faulty: 1, silent: 1 },
      { family: 'lighting', assets: 2, faulty: 0, silent: 0 },
    ])
  })
})

describe('power', () => {
  it.each([[640, '640 W'], [12_345, '12,3 kW'], [-2_500_000, '-2,5 MW'], [0, '0 W']])('of %d is told as %s', (watts, text) => {
    expect(power(watts, 'fr-FR').replace(/[\u202f\u00a0]/g, ' ')).toBe(text)
  })

  it('differs with a sign', () => {
    expect([percent(-6.54, 'fr-FR'), percent(3, 'fr-FR'), percent(0, 'fr-FR')]).toEqual(['−6,5 %', '+3 %', '0 %'])
  })
})

describe('a wall nobody touches', () => {
  let build = 'one'
  let newest: number | null = null
  let live = true
  let reloads = 0
  let renewal: Renewal
  beforeEach(() => {
    ;[build, newest, live, reloads] = ['one', null, true, 0]
    renewal = new Renewal({
      build: () => (build ? Promise.resolve(build) : Promise.reject(new Error('down'))),
      now: () => 1e6, newestAlarm: () => newest, live: () => live, reload: () => (reloads += 1),
    })
  })

  it('takes up a new build', async () => {
    await renewal.look()
    await renewal.look()
    expect(reloads).toBe(0)
    build = 'two'
    await renewal.look()
    expect(reloads).toBe(1)
  })

  it('waits until nothing calls, and until the server is there', async () => {
    await renewal.look()
    ;[build, newest] = ['two', 1e6 - 5000]
    await renewal.look()
    newest = 1e6 - 61_000
    live = false
    renewal.renew()
    expect(reloads).toBe(0)
    live = true
    renewal.renew()
    expect(reloads).toBe(1)
  })

  it('stays as it is while the server is down', async () => {
    await renewal.look()
    build = ''
    await renewal.look()
    expect(reloads).toBe(0)
  })
})

describe('four hours of changes', () => {
  const ASSETS = 500
  const FRAMES = 4 * 3600

  it('leave no more behind than the city is large', () => {
    const picture = new Picture()
    picture.begin(mapOf(Array.from({ length: ASSETS }, () => [0, 0, 1])), KINDS, [])
    const at = '2026-11-24T12:00:00Z'
    const change = (topic: 'state' | 'sample', n: number): Change => ({
      seq: n, at, class: topic === 'state' ? 'change' : 'sample', topic, entity: 'asset', key: `EP-${n % ASSETS}`,
      body: { at, values: { health: n % 7 ? 'ok' : 'major', light_level_pct: n % 100 } },
    }) as unknown as Change
    const alarm = (n: number): Change => ({
      seq: n, at, class: 'change', topic: 'alarm', entity: 'alarm', key: `A${n >> 1}`,
      body: { id: `A${n >> 1}`, asset: `EP-${n % ASSETS}`, parent: null, state: n % 2 ? 'normal' : 'unacknowledged' } as Alarm,
    }) as unknown as Change
    for (let n = 0; n < FRAMES; n++) {
      for (let k = 0; k < 5; k++) picture.apply(change(k ? 'sample' : 'state', n * 5 + k))
      picture.apply(alarm(n))
    }
    const { city, alarms } = picture
    expect(city?.changed.size).toBeLessThanOrEqual(ASSETS)
    expect(city?.ids.length).toBe(ASSETS)
    expect(alarms.byId.size).toBeLessThanOrEqual(1)
    expect(alarms.touched.size).toBeLessThanOrEqual(ASSETS)
  })
})
