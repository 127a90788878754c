import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Feed, type Socket, type Subject } from './feed'
import { judge, LOST_AFTER_MS } from './liveness'
import type { Frame, Message } from './messages'

class FakeSocket implements Socket {
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null
  closed = false
  constructor(readonly since: string) {}
  close() {
    this.closed = true
  }
  say(message: Message) {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
}

const AT = '2026-11-25T09:00:00Z'
const hello = (cursor: string): Message => ({
  type: 'hello', cursor, server_time: AT, heartbeat_s: 1, calendar_offset_s: 0,
})
const beat = (cursor: string, feed_lag_ms = 0): Message => ({ type: 'heartbeat', cursor, server_time: AT, feed_lag_ms })
const frame = (after: string, cursor: string): Frame => ({ type: 'frame', after, cursor, conflated: false, changes: [] })
const resync: Message = { type: 'resync', cursor: 'b:1', server_time: AT, reason: 'another epoch' }

let sockets: FakeSocket[]
let loads: number
let applied: Frame[]
let refusals: number
let feed: Feed
const newest = () => sockets.at(-1) as FakeSocket

beforeEach(() => {
  vi.useFakeTimers()
  ;[sockets, loads, applied, refusals] = [[], 0, [], 0]
  const subject: Subject = {
    load: () => Promise.resolve(`a:${(loads += 1) * 100}`),
    apply: (told) => applied.push(told),
  }
  feed = new Feed(subject, {
    open: (since) => {
      sockets.push(new FakeSocket(since))
      return newest()
    },
    now: () => performance.now(),
    later: (run, ms) => setTimeout(run, ms) as unknown as number,
    cancel: clearTimeout,
    refused: () => (refusals += 1),
  })
  feed.start()
})

describe('following', () => {
  it('subscribes since the cursor of its snapshot and moves along', async () => {
    await vi.advanceTimersByTimeAsync(0)
    expect(newest().since).toBe('a:100')
    newest().say(hello('a:100'))
    newest().say(frame('a:100', 'a:104'))
    expect(applied).toHaveLength(1)
    expect(feed.heard.connected).toBe(true)
  })

  it('resumes from its cursor after a cut, without a new snapshot', async () => {
    await vi.advanceTimersByTimeAsync(0)
    newest().say(hello('a:100'))
    newest().say(frame('a:100', 'a:104'))
    newest().onclose?.({ code: 1006 })
    expect(feed.heard.connected).toBe(false)
    await vi.advanceTimersByTimeAsync(300)
    expect([sockets.length, newest().since, loads]).toEqual([2, 'a:104', 1])
  })

  it('takes a new snapshot when told to', async () => {
    await vi.advanceTimersByTimeAsync(0)
    newest().say(hello('a:100'))
    newest().say(resync)
    await vi.advanceTimersByTimeAsync(300)
    expect([loads, newest().since]).toEqual([2, 'a:200'])
  })

  it('takes a new snapshot rather than a frame that does not begin where it is', async () => {
    await vi.advanceTimersByTimeAsync(0)
    newest().say(hello('a:100'))
    newest().say(frame('a:103', 'a:104'))
    await vi.advanceTimersByTimeAsync(300)
    expect([applied.length, loads]).toEqual([0, 2])
  })

  it('gives up a socket that is open and silent', async () => {
    await vi.advanceTimersByTimeAsync(0)
    newest().say(hello('a:100'))
    await vi.advanceTimersByTimeAsync(4300)
    expect([sockets[0]?.closed, sockets.length]).toEqual([true, 2])
  })

  it('waits longer after each failure, five seconds at most', async () => {
    await vi.advanceTimersByTimeAsync(0)
    const waits: number[] = []
    for (let n = 0; n < 8; n++) {
      const [before, began] = [sockets.length, Date.now()]
      newest().onclose?.({ code: 1006 })
      while (sockets.length === before) await vi.advanceTimersByTimeAsync(50)
      waits.push(Date.now() - began)
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000])
  })

  it('asks who we are when the server refuses us', async () => {
    await vi.advanceTimersByTimeAsync(0)
    newest().onclose?.({ code: 1008 })
    expect(refusals).toBe(1)
  })
})

describe('liveness', () => {
  it('is lost within two seconds of the last message, whatever the socket says', async () => {
    await vi.advanceTimersByTimeAsync(0)
    newest().say(hello('a:100'))
    expect(judge(feed.heard, performance.now())).toBe('live')
    await vi.advanceTimersByTimeAsync(LOST_AFTER_MS + 1)
    expect(judge(feed.heard, performance.now())).toBe('lost')
    expect(LOST_AFTER_MS).toBeLessThanOrEqual(1800)
  })

  it('lags when the server has not read its journal to the end', async () => {
    await vi.advanceTimersByTimeAsync(0)
    newest().say(hello('a:100'))
    newest().say(beat('a:100', 9000))
    expect(judge(feed.heard, performance.now())).toBe('lagging')
    newest().say(beat('a:100', 20))
    expect(judge(feed.heard, performance.now())).toBe('live')
  })

  it('is lost before anything was heard', () => {
    expect(judge(feed.heard, performance.now())).toBe('lost')
  })
})
