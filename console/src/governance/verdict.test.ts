import { describe, expect, it } from 'vitest'
import type { Certificate } from './columns'
import { verdictOn } from './verdict'

/** Two certificates as `app.domain.retention.certificate.certify` signed them. */
const FIRST: Certificate = {
  certificate: {
    number: 1, at: '2026-11-25T13:30:00.100000+00:00', category: 'readings', reason: 'term', article: 'GDPR art. 5-1-e (no person in it: no legal cap)', reference: '',
    deleted: [{ what: 'reading_20251018t00', first: '2026-11-25T13:30:00.100000+00:00', last: null, rows: 3, held: 1 }], previous: '0'.repeat(64),
  },
  key: 'iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=',
  signature: 'dWODSvsW5E7jUaFdve6yCQX4VE89EtKpcqzGffFWD6mbgpAg9mu6vh8ZEM0L2bbkOKC3zULcErzP/NA/YwxICA==',
}
const SECOND: Certificate = {
  certificate: { ...FIRST.certificate, number: 2, previous: '7e49baf2b96b16b5da608af39541caf113c38426b07b26853d0cf2bd8e5b351d' },
  key: FIRST.key,
  signature: 'tTfBIecaD3zlZfijlTmUNccJ7FR32k0hDdCsOKkGoReXNs9N2hts5IRKYxsV0dxfGMTu7N7Y9LY2K4lHMK7VAA==',
}

describe('a certificate of deletion', () => {
  it('is signed, and follows the one before', () => expect(verdictOn(SECOND, FIRST)).toBe('whole'))
  it('is the first', () => expect(verdictOn(FIRST, null)).toBe('first'))
  it('was changed', () => {
    const fewer = { ...SECOND, certificate: { ...SECOND.certificate, deleted: [] } }
    expect(verdictOn(fewer, FIRST)).toBe('changed')
    expect(verdictOn({ ...SECOND, signature: 'none' }, FIRST)).toBe('changed')
  })
  it('does not follow one that is gone', () => expect(verdictOn(SECOND, null)).toBe('broken'))
})
