import { beforeEach, describe, expect, it } from 'vitest'
import { leftAt, sitDown } from './left'

const MINUTE = 60_000
let now = Date.parse('2026-11-24T06:00:00Z')
const sit = (name: string) => sitDown(name, () => now)

beforeEach(() => localStorage.clear())

describe('leaving the desk', () => {
  it('is not known the first time', () => {
    sit('m.durand')
    expect(leftAt()).toBeNull()
  })

  it('is told when one sits down again, to each their own', () => {
    const left = now
    sit('m.durand')()
    now += 8 * 60 * MINUTE
    sit('a.martin')()
    expect(leftAt()).toBeNull()
    sit('m.durand')
    expect(leftAt()).toBe(new Date(left).toISOString())
  })

  it('is not to load the page again', () => {
    sit('m.durand')()
    const left = now
    now += 60 * MINUTE
    const leave = sit('m.durand')
    now += 30 * MINUTE
    leave()
    now += MINUTE
    sit('m.durand')
    expect(leftAt()).toBe(new Date(left).toISOString())
  })
})
