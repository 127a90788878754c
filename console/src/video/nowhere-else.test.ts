// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const SOURCES = join(import.meta.dirname, '..')
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|svelte)$/.test(file) && !file.startsWith('generated'))
const naming = (text: RegExp) => files.filter((file) => text.test(readFileSync(join(SOURCES, file), 'utf8')) && !file.endsWith('.test.ts'))

/** CSI R253-4: an image is seen by who gave a reason, and is nowhere else: neither on the wall, nor the map, nor in the past. */
describe('images of cameras', () => {
  it('are asked for by the dialog that asks why, and by nothing else', () => expect(naming(/cameras\/\{camera\}\/(snapshot|stream)'/)).toEqual(['video/Viewing.svelte']))
  it('are drawn, never given an address that could be kept or opened', () => {
    const drawing = naming(/ImageBitmap/)
    expect(drawing.sort()).toEqual(['video/Still.svelte', 'video/Viewing.svelte'])
    for (const file of drawing) expect(readFileSync(join(SOURCES, file), 'utf8')).not.toMatch(/createObjectURL|<img|localStorage|sessionStorage|caches/)
  })
  it('reach other views through a camera’s panel alone', () => {
    const reaching = naming(/from '\.\.\/video\/(?!presets|words)/)
    expect(reaching).toEqual(['asset/AssetPanel.svelte'])
  })
})
