// @vitest-environment node
/** The feed's law in the browser: old snapshot + recorded frames = fresh snapshot (tests/console/record_feed.py). */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AlarmList, type AlarmShown } from './alarm-list'
import { City, type KindFacts, type MapState } from './city'
import { columnsOf } from './columns-of'
import { applyTo, type LiveDocument } from './documents'
import type { Frame } from './messages'

interface Snapshot {
  map: MapState
  documents: (LiveDocument & { at: unknown; heard_at: unknown })[]
  alarms: AlarmShown[]
}
interface Recording {
  conflated: boolean
  kinds: KindFacts[]
  old: Snapshot
  frames: Frame[]
  fresh: Snapshot
}

const FOLDER = new URL('./recorded/', import.meta.url)
const recordings = readdirSync(FOLDER).map(
  (name): [string, Recording] => [name, JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Recording],
)

const withoutTimes = ({ at: _at, heard_at: _heard, ...document }: Record<string, unknown>) => document

describe.each(recordings)('%s', (_name, recording) => {
  const { old, frames, fresh, kinds } = recording

  it('is a recording that can fail', () => {
    expect(frames.length).toBeGreaterThan(0)
    expect(frames.some((frame) => frame.conflated)).toBe(recording.conflated)
    expect(columnsOf(new City(old.map, kinds))).not.toEqual(columnsOf(new City(fresh.map, kinds)))
  })

  it('holds for the columns of the map', () => {
    const city = new City(old.map, kinds)
    for (const frame of frames) for (const change of frame.changes) city.apply(change)
    expect(city.outgrown).toBe(false)
    expect(columnsOf(city)).toEqual(columnsOf(new City(fresh.map, kinds)))
  })

  it('holds for whole documents', () => {
    const documents = new Map<string, LiveDocument>(old.documents.map((item) => [item.id, item]))
    for (const frame of frames) for (const change of frame.changes) applyTo(documents, change)
    const told = [...documents.values()].map((item) => withoutTimes({ ...item }))
    expect(new Set(told.map((item) => JSON.stringify(sorted(item))))).toEqual(
      new Set(fresh.documents.map((item) => JSON.stringify(sorted(withoutTimes({ ...item }))))),
    )
  })

  it('holds for the list of alarms', () => {
    const [told, expected] = [new AlarmList(), new AlarmList()]
    told.load(old.alarms)
    for (const frame of frames) for (const change of frame.changes) told.apply(change)
    expected.load(fresh.alarms)
    const bare = (list: AlarmList) =>
      [...list.byId.values()]
        .map(({ name: _n, transition: _t, ...alarm }) => instants(alarm))
        .sort((a, b) => a.id.localeCompare(b.id))
    expect(bare(told)).toEqual(bare(expected))
  })

  it('is reached again when the frames are heard twice, as after a cut', () => {
    const city = new City(old.map, kinds)
    for (const frame of [...frames, ...frames]) for (const change of frame.changes) city.apply(change)
    expect(columnsOf(city)).toEqual(columnsOf(new City(fresh.map, kinds)))
  })
})

/** The list and the feed write the same instant differently. */
function instants<T extends object>(alarm: T): T {
  const told = Object.entries(alarm).map(([name, value]) => [name, name.endsWith('_at') && value ? Date.parse(String(value)) : value])
  return Object.fromEntries(told) as T
}

/** Members in the order of their names, all the way down. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, item]) => [name, sorted(item)]),
  )
}
