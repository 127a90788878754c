import { describe, expect, it } from 'vitest'
import { isTaken, Sequence } from './keys'
import { VIEWS, viewOf } from './views'

const pressed = (key: string, target: Element | null = null, more = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, target, ...more })

describe('a sequence of keys', () => {
  it('is two that follow each other soon', () => {
    const keys = new Sequence()
    expect(keys.after('G', 0)).toBe('g')
    expect(keys.after('m', 900)).toBe('g m')
    expect(keys.after('m', 1000)).toBe('m')
  })

  it('is begun by G alone', () => {
    const keys = new Sequence()
    keys.after('Escape', 0)
    keys.after('g', 100)
    expect(keys.after('a', 200)).toBe('g a')
  })

  it('ends when nothing follows', () => {
    const keys = new Sequence()
    keys.after('g', 0)
    expect(keys.after('m', 1300)).toBe('m')
  })
})

describe('a key', () => {
  it('is not ours while something is typed, in a dialog, or with Ctrl', () => {
    document.body.innerHTML = '<input><div role="dialog"><button></button></div><p></p>'
    const found = (selector: string) => document.querySelector(selector)
    expect(isTaken(pressed('g', found('input')))).toBe(true)
    expect(isTaken(pressed('g', found('button')))).toBe(true)
    expect(isTaken(pressed('g', found('p'), { ctrlKey: true }))).toBe(true)
    expect(isTaken(pressed('g', found('p')))).toBe(false)
  })
})

describe('the keys of views', () => {
  it('are one letter each, and no two the same', () => {
    const letters = VIEWS.flatMap(({ name }) => viewOf(name).key ?? [])
    expect(letters.filter((letter) => !/^[a-z]$/.test(letter))).toEqual([])
    expect(new Set(letters).size).toBe(letters.length)
  })
})
