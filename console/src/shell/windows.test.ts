import { describe, expect, it } from 'vitest'
import { Windows, type Channel, type Told } from './windows.svelte'

/** Channels of one browser: what one says, the others hear. */
function channels(count: number): Channel[] {
  const all: Channel[] = Array.from({ length: count }, () => ({
    onmessage: null,
    postMessage(told: Told) {
      for (const other of all) if (other !== this) other.onmessage?.({ data: told })
    },
  }))
  return all
}

/** Locks as browsers give them: to the first who asks, and to the next once that one is gone. */
class Locks {
  private readonly waiting: (() => unknown)[] = []
  request = (async (_name: string, held: () => unknown) => {
    this.waiting.push(held)
    if (this.waiting.length === 1) held()
  }) as LockManager['request']
  close(): void {
    this.waiting.shift()
    this.waiting[0]?.()
  }
}

describe('windows of one desk', () => {
  it('know of each other until they close', () => {
    const [a, b] = channels(2).map((channel) => new Windows(channel))
    expect([a?.several, b?.several]).toEqual([true, true])
    b?.leave()
    expect(a?.several).toBe(false)
  })

  it('show what is chosen elsewhere where they follow, which those opened beside another do', () => {
    const [first, second, third] = channels(3)
    const main = new Windows(first as Channel)
    const beside = new Windows(second as Channel, 'poste:map')
    const other = new Windows(third as Channel, 'some name')
    const seen: string[] = []
    beside.on({ chosen: ({ asset }) => seen.push(`beside ${asset}`) })
    other.on({ chosen: ({ asset }) => seen.push(`other ${asset}`) })
    main.tell({ type: 'chosen', asset: 'EP-1', alarm: '' })
    other.follows = true
    beside.follows = false
    main.tell({ type: 'chosen', asset: 'EP-2', alarm: '' })
    expect(seen).toEqual(['beside EP-1', 'other EP-2'])
  })

  it('hear what is arranged and who sits there whether they follow or not', () => {
    const [a, b] = channels(2).map((channel) => new Windows(channel))
    const seen: unknown[] = []
    b?.on({ arranged: ({ name, value }) => seen.push([name, value]), sits: ({ person }) => seen.push(person) })
    a?.tell({ type: 'arranged', name: 'theme', value: 'light' })
    a?.tell({ type: 'sits', person: '' })
    expect(seen).toEqual([['theme', 'light'], ''])
  })

  it('sound one at a time: another does once the one that did has closed', () => {
    const locks = new Locks()
    const [a, b] = channels(2).map((channel) => new Windows(channel, '', locks))
    expect([a?.sounds, b?.sounds]).toEqual([true, false])
    locks.close()
    expect(b?.sounds).toBe(true)
  })
})
