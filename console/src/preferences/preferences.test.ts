import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused } from '../api/client'
import { Preferences, type Kept } from './preferences.svelte'

function storage() {
  const held = new Map<string, string>()
  return { getItem: (name: string) => held.get(name) ?? null, setItem: (name: string, text: string) => void held.set(name, text) }
}

/** A server that keeps, and fails as told. */
class Server {
  kept: Kept = {}
  failure: Error | null = null
  readonly asked: Kept[] = []
  read = async () => {
    if (this.failure) throw this.failure
    return this.kept
  }
  change = async (changes: Kept) => {
    this.asked.push(changes)
    if (this.failure) throw this.failure
    this.kept = { ...this.kept, ...changes }
  }
}

const away = new Refused(0, 'offline', '')

describe('preferences', () => {
  beforeEach(() => void vi.useFakeTimers())

  it('are sent together, a while after the last change', async () => {
    const server = new Server()
    const mine = new Preferences(server, storage())
    await mine.follow('e')
    mine.keep('theme', 'light')
    await vi.advanceTimersByTimeAsync(900)
    mine.keep('map', { heat: true })
    mine.keep('theme', 'dark')
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.asked).toEqual([{ theme: 'dark', map: { heat: true } }])
  })

  it('changed while the server is away are sent once it is back, and meanwhile survive a reload', async () => {
    const [server, cache] = [new Server(), storage()]
    server.kept = { theme: 'light', language: 'en' }
    const mine = new Preferences(server, cache)
    await mine.follow('e')
    server.failure = away
    mine.keep('theme', 'dark')
    await vi.advanceTimersByTimeAsync(1000)
    const again = new Preferences(server, cache)
    expect([again.of('theme'), again.of('language')]).toEqual(['dark', 'en'])
    server.failure = null
    await again.follow('e')
    expect(again.of('theme')).toBe('dark')
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.kept).toEqual({ theme: 'dark', language: 'en' })
  })

  it('of one person do not become another’s', async () => {
    const [server, cache] = [new Server(), storage()]
    server.failure = away
    const mine = new Preferences(server, cache)
    await mine.follow('a')
    mine.keep('theme', 'light')
    server.failure = null
    await mine.follow('b')
    await vi.advanceTimersByTimeAsync(60_000)
    expect([mine.of('theme'), server.asked]).toEqual([undefined, []])
  })

  it('that the server refuses are not sent for ever', async () => {
    const server = new Server()
    const mine = new Preferences(server, storage())
    await mine.follow('e')
    server.failure = new Refused(400, 'invalid_request', 'too much')
    mine.keep('map', 'x')
    await vi.advanceTimersByTimeAsync(120_000)
    expect(server.asked.length).toBe(1)
  })

  it('are told to the other windows, which do not send them again', async () => {
    const [server, heard] = [new Server(), new Server()]
    const [here, there] = [new Preferences(server, storage()), new Preferences(heard, storage())]
    await Promise.all([here.follow('e'), there.follow('e')])
    here.changed = (name, value) => there.hear(name, value)
    here.keep('theme', 'light')
    await vi.advanceTimersByTimeAsync(2000)
    expect([there.of('theme'), server.asked.length, heard.asked.length]).toEqual(['light', 1, 0])
  })
})
