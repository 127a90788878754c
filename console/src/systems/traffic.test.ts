import { expect, test } from 'vitest'
import { Traffic } from './traffic'

test('a rate is told from the second reading on, over the last minute', () => {
  const traffic = new Traffic()
  traffic.add(0, new Map([['lighting', 1000]]))
  expect(traffic.rate('lighting')).toBeNull()
  traffic.add(5000, new Map([['lighting', 1010]]))
  expect(traffic.rate('lighting')).toBe(120)
  traffic.add(70_000, new Map([['lighting', 1020]]))
  traffic.add(75_000, new Map([['lighting', 1020]]))
  expect(traffic.rate('lighting')).toBe(0)
  expect(traffic.rate('nobody')).toBe(0)
})

test('who was not heard while watched is told so, not as heard now', () => {
  const traffic = new Traffic()
  traffic.add(1000, new Map([['lighting', 5]]))
  traffic.add(6000, new Map([['lighting', 6], ['access', 1]]))
  traffic.add(11_000, new Map([['lighting', 6], ['access', 1]]))
  expect(traffic.heard('lighting')).toEqual({ at: 6000, exact: true })
  expect(traffic.heard('access')).toEqual({ at: 6000, exact: true })
  expect(traffic.heard('silent')).toEqual({ at: 1000, exact: false })
})
