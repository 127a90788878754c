import { describe, expect, it } from 'vitest'
import { preference } from './preference'
import { preferences } from './preferences.svelte'

describe('a preference', () => {
  it('is what it falls back to where nothing, or something of another kind, is kept', () => {
    const widths = preference<Record<string, number>>('widths', { side: 380 })
    for (const kept of [undefined, null, 'wide', [1]]) {
      preferences.keep('widths', kept)
      expect(widths.value).toEqual({ side: 380 })
    }
    widths.value = { side: 500 }
    expect(preferences.of('widths')).toEqual({ side: 500 })
    expect(widths.value).toEqual({ side: 500 })
  })

  it('takes only what fits', () => {
    const theme = preference<'dark' | 'light'>('theme', 'dark', (value) => value === 'light')
    preferences.keep('theme', 'pink')
    expect(theme.value).toBe('dark')
  })
})
