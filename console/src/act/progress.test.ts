import { describe, expect, it } from 'vitest'
import { progressOf } from './progress'

describe('how far a request has come', () => {
  it('counts each command at every step it went past', () => {
    const { reached, total } = progressOf({ commands: { queued: 1, sent: 2, accepted: 3, confirmed: 4 }, targets: {} })
    expect(reached).toEqual({ requested: 10, sent: 9, accepted: 7, confirmed: 4 })
    expect(total).toBe(10)
  })

  it('asks for what failed, and says what nothing was sent to', () => {
    const told = { commands: { rejected: 2, expired: 1, confirmed: 1 }, targets: { agreed: 1, blocked: 5, unreachable: 2, pending: 3 } }
    const { reached, failed, resting } = progressOf(told)
    expect([reached.requested, reached.confirmed]).toEqual([4, 1])
    expect(failed).toEqual({ rejected: 2, expired: 1 })
    expect(resting).toEqual({ blocked: 5, unreachable: 2 })
  })

  it('of which nothing is known is at zero', () => expect(progressOf(null).total).toBe(0))
})
