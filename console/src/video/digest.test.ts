import { describe, expect, it } from 'vitest'
import { digestOfFile } from './digest'

describe('the digest of what is handed over', () => {
  it('is SHA-256 (FIPS 180-4), of a file that comes in parts', async () => {
    const parts: number[] = []
    const told = await digestOfFile(new Blob(['ab', 'c']), (part) => parts.push(part))
    expect(told).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(parts.at(-1)).toBe(100)
  })
})
