import { describe, expect, it } from 'vitest'
import type { Entry } from './columns'
import { verdictOn } from './verdict'

/** Two acts as `app.domain.audit.link` chained them, `at` as the API writes it. */
const FIRST: Entry = {
  number: 1, at: '2026-11-25T13:30:00.1+00:00', who: 'é.martin', via: 'api', action: 'claim.place', entity: 'request', subject: 'r-1', result: 'done',
  digest: '50910ee991ea3e816d5c91c72ca3afb06b95e3d69588411fbfdda6163107af96', previous: '0'.repeat(64),
  hash: '8a3ac4a7bed16f3ed815083abb89598c8b594b51ad078bdd25f5ef8638c46fe2',
}
const SECOND: Entry = {
  number: 2, at: '2026-11-25T13:30:05.100000+00:00', who: 'é.martin', via: 'api', action: 'video.view', entity: 'asset', subject: 'CAM-1', result: 'refused',
  digest: 'd5a06f1ca8b97ef032a2c3dda2b33499dd57334b6a7880c6edba564bc3694829', previous: FIRST.hash,
  hash: '1f8323220aef752f4ed034f7777e510ef86dc25c6621f104ad24126d94c73e63',
}

describe('an act of the trail', () => {
  it('is as it was written, and follows the one before', () => expect(verdictOn(SECOND, FIRST)).toBe('whole'))
  it('is so though the one before is no longer kept', () => expect(verdictOn(FIRST, null)).toBe('first'))
  it.each<Partial<Entry>>([{ who: 'b.durand' }, { result: 'done' }, { at: '2026-11-25T13:30:05.100001+00:00' }, { subject: 'CAM-2' }])(
    'was changed: %j', (change) => expect(verdictOn({ ...SECOND, ...change }, FIRST)).toBe('changed'),
  )
  it('does not follow one that was sealed anew', () => expect(verdictOn(SECOND, { ...FIRST, hash: 'f'.repeat(64) })).toBe('broken'))
})
