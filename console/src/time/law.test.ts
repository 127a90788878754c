// @vitest-environment node
/** The past's law: the picture of an instant + recorded frames = the picture of a later one (tests/console/record_feed.py). */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Alarm } from '../live/alarm-list'
import type { KindFacts, MapState } from '../live/city'
import { columnsOf } from '../live/columns-of'
import type { Frame } from '../live/messages'
import { Picture } from '../live/picture.svelte'

interface Recorded {
  map: MapState
  alarms: Alarm[]
}
interface Recording {
  kinds: KindFacts[]
  then: Recorded
  frames: Frame[]
  later: Recorded
}

const { kinds, then, frames, later } = JSON.parse(
  readFileSync(new URL('./recorded/past.json', import.meta.url), 'utf8'),
) as Recording

function pictured({ map, alarms }: Recorded): Picture {
  const picture = new Picture(true)
  picture.begin(map, kinds, [])
  picture.alarms.begin(alarms)
  return picture
}

function told({ city, alarms }: Picture): unknown {
  const bare = [...alarms.byId.values()].map(({ name: _n, ...alarm }) => alarm)
  return { columns: city && columnsOf(city), alarms: bare.sort((a, b) => a.id.localeCompare(b.id)) }
}

it('holds from one instant of the past to a later one', () => {
  const picture = pictured(then)
  expect(told(picture)).not.toEqual(told(pictured(later)))
  for (const frame of frames) for (const change of frame.changes) picture.apply(change)
  expect(told(picture)).toEqual(told(pictured(later)))
})

it('has something to tell', () => {
  expect(new Set(frames.flatMap((frame) => frame.changes.map((change) => change.topic)))).toEqual(
    new Set(['registry', 'state', 'alarm']),
  )
  expect(frames.length).toBeGreaterThan(2)
})
