import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api, answered, Refused } from '../api/client'
import type { Alarm } from '../live/alarm-list'
import type { Change, Frame } from '../live/messages'
import { Picture } from '../live/picture.svelte'
import { session } from '../session/session.svelte'
import type { Archive, Led, Then } from './archive'
import { TimeMachine, type Moved } from './machine.svelte'
import { past } from './past.svelte'

const NOON = Date.parse('2026-11-24T12:00:00Z')
const S = 1000
const told = (seq: number, at: number): Change => ({
  seq, at: new Date(at).toISOString(), class: 'change', topic: 'state', entity: 'asset', key: `EP-${seq}`,
  body: { at: new Date(at).toISOString(), values: {} },
})
const frame = (after: number, changes: Change[]): Frame => ({
  type: 'frame', after: `a:${after}`, cursor: `a:${after + changes.length}`, conflated: false, changes,
})

class FakeRoom implements Moved {
  past = $state<number | null>(null)
  clock = NOON
  liveAlarmsVersion = $state(0)
  readonly live = new Picture()
  shown: Picture = this.live
  heard: Change[] = []
  show(at: number | null, picture: Picture = this.live) {
    ;[this.past, this.shown] = [at, picture]
  }
  tell(changes: readonly Change[]) {
    this.heard.push(...changes)
  }
}

class FakeArchive implements Archive {
  asked: number[] = []
  fetched: [string, number][] = []
  next: number | null = null
  refusing = false
  late: Promise<void> = Promise.resolve()
  history: Change[] = []
  async at(instant: number): Promise<Then> {
    this.asked.push(instant)
    await this.late
    if (this.refusing) throw new Refused(410, 'no_longer_kept', 'gardé depuis hier')
    const before = this.history.filter((change) => Date.parse(change.at) <= instant).length
    return { picture: new Picture(), cursor: `a:${before}`, keptFrom: NOON - 3600 * S }
  }
  frames(after: string, until: number): Promise<Led> {
    this.fetched.push([after, until])
    const from = Number(after.split(':')[1])
    const changes = this.history.slice(from).filter((change) => Date.parse(change.at) <= until)
    return Promise.resolve({ frame: frame(from, changes), until })
  }
  nextAlarm(): Promise<number | null> {
    return Promise.resolve(this.next)
  }
}

let room: FakeRoom
let archive: FakeArchive
let machine: TimeMachine

beforeEach(() => {
  vi.useFakeTimers({ now: NOON })
  ;[room, archive] = [new FakeRoom(), new FakeArchive()]
  machine = new TimeMachine(room, archive, {
    now: () => Date.now(),
    every: (run, ms) => setInterval(run, ms) as unknown as number,
    later: (run, ms) => setTimeout(run, ms) as unknown as number,
    cancel: clearTimeout,
  })
  past.shown = false
})

describe('going back', () => {
  it('shows another picture, marked, and comes back to the live one', async () => {
    await machine.goTo(NOON - 60 * S)
    expect([room.past, room.shown === room.live, past.shown]).toEqual([NOON - 60 * S, false, true])
    machine.returnToLive()
    expect([room.past, room.shown === room.live, past.shown]).toEqual([null, true, false])
  })

  it('goes where it was last asked to, whatever answers later', async () => {
    let answer = () => {}
    archive.late = new Promise((resolve) => (answer = resolve))
    const first = machine.goTo(NOON - 500 * S)
    archive.late = Promise.resolve()
    await machine.goTo(NOON - 100 * S)
    answer()
    await first
    expect(room.past).toBe(NOON - 100 * S)
  })

  it('asks once where a key is held down', async () => {
    await machine.goTo(NOON - 100 * S)
    for (let n = 0; n < 5; n++) machine.step(-60 * S)
    expect(machine.at).toBe(NOON - 400 * S)
    await vi.advanceTimersByTimeAsync(250)
    expect(archive.asked).toEqual([NOON - 100 * S, NOON - 400 * S])
  })

  it('is live again from now on', async () => {
    await machine.goTo(NOON - S)
    await machine.goTo(NOON + S)
    expect(room.past).toBeNull()
  })

  it('says why where there is no past, and stays where it is', async () => {
    archive.refusing = true
    await machine.goTo(NOON - 9e9)
    expect([room.past, past.shown, machine.refusal]).toEqual([null, false, 'gardé depuis hier'])
  })

  it('counts the live alarms that came since, apart', async () => {
    const alarm = (id: string) => ({ id, asset: null, state: 'unacknowledged', parent: null }) as unknown as Alarm
    room.live.alarms.begin([alarm('A1')])
    await machine.goTo(NOON - 60 * S)
    expect(machine.news).toBe(0)
    room.live.alarms.begin([alarm('A1'), alarm('A2'), alarm('A3')])
    room.liveAlarmsVersion += 1
    expect(machine.news).toBe(2)
    machine.returnToLive()
    expect(machine.news).toBe(0)
  })
})

describe('playing', () => {
  beforeEach(async () => {
    archive.history = [10, 20, 30, 300].map((seconds, n) => told(n + 1, NOON - (400 - seconds) * S))
    await machine.goTo(NOON - 400 * S)
  })

  it('tells each change when it is due, none before', async () => {
    machine.play(1)
    await vi.advanceTimersByTimeAsync(9 * S)
    expect(room.heard).toEqual([])
    await vi.advanceTimersByTimeAsync(2 * S)
    expect(room.heard.map((change) => change.seq)).toEqual([1])
    await vi.advanceTimersByTimeAsync(20 * S)
    expect(room.heard.map((change) => change.seq)).toEqual([1, 2, 3])
  })

  it.each([10, 60] as const)('goes %d times as fast', async (speed) => {
    machine.play(speed)
    await vi.advanceTimersByTimeAsync(2 * S)
    const shown = ((room.past ?? 0) - (NOON - 400 * S)) / S
    expect(shown).toBeGreaterThan(speed * 1.5)
    expect(shown).toBeLessThanOrEqual(speed * 2)
  })

  it('asks for frames where the last ended, ahead of need', async () => {
    machine.play(10)
    await vi.advanceTimersByTimeAsync(12 * S)
    const afters = archive.fetched.map(([after]) => after)
    expect(afters[0]).toBe('a:0')
    expect(new Set(afters).size).toBeLessThanOrEqual(4)
    expect(room.heard.map((change) => change.seq)).toEqual([1, 2, 3])
  })

  it('stands still when paused', async () => {
    machine.play(10)
    await vi.advanceTimersByTimeAsync(S)
    machine.pause()
    const at = room.past
    await vi.advanceTimersByTimeAsync(5 * S)
    expect([room.past, machine.speed]).toEqual([at, 0])
  })

  it('is live again when it has caught up', async () => {
    machine.play(60)
    await vi.advanceTimersByTimeAsync(10 * S)
    expect([room.past, machine.speed, past.shown]).toEqual([null, 0, false])
  })

  it('steps to the next alarm, or says there is none', async () => {
    archive.next = NOON - 100 * S
    expect(await machine.toNextAlarm()).toBe(true)
    expect(room.past).toBe(NOON - 100 * S)
    archive.next = null
    expect(await machine.toNextAlarm()).toBe(false)
  })
})

describe('nothing is ordered from the past', () => {
  const sent: string[] = []
  const fetch = (request: Request) => {
    sent.push(`${request.method} ${new URL(request.url).pathname}`)
    return Promise.resolve(Response.json({ items: [], next: null }))
  }
  const order = () =>
    answered(api.POST('/api/v1/alarms/acknowledge', { body: { ids: ['A1'], comment: '' }, fetch }))

  it('refuses to send orders, and looks on', async () => {
    past.shown = true
    await expect(order()).rejects.toMatchObject({ code: 'past', message: expect.stringContaining('passé') as unknown })
    await answered(api.POST('/api/v1/assets/search', { body: { ids: ['EP-1'], limit: 1 } as never, fetch }))
    await answered(api.GET('/api/v1/alarms', { fetch }))
    expect(sent).toEqual(['POST /api/v1/assets/search', 'GET /api/v1/alarms'])
    past.shown = false
    await order()
    expect(sent).toHaveLength(3)
  })

  it('offers nothing to act with', () => {
    session.who = { permissions: ['see', 'command', 'acknowledge', 'freeze', 'audit_read'] } as never
    past.shown = true
    expect(['see', 'audit_read', 'command', 'acknowledge', 'freeze'].map((name) => session.may(name as never))).toEqual([
      true, true, false, false, false,
    ])
    past.shown = false
    expect(session.may('command')).toBe(true)
  })
})
