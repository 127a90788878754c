/** Whether a certificate of deletion is as it was signed, and follows the one before (docs/governance.md). */
import { ed25519 } from '@noble/curves/ed25519.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { digestOf } from '../proof/chain'
import type { Certificate } from './columns'

export type Verdict = 'whole' | 'changed' | 'broken' | 'first'

const NONE_BEFORE = '0'.repeat(64)
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

function signed({ certificate, key, signature }: Certificate): boolean {
  try {
    return ed25519.verify(bytesOf(signature), utf8ToBytes(canonicalize(certificate) ?? ''), bytesOf(key))
  } catch {
    return false
  }
}

/** `before` is the certificate before; null: there is none. */
export function verdictOn(document: Certificate, before: Certificate | null): Verdict {
  if (!signed(document)) return 'changed'
  if (document.certificate.previous === NONE_BEFORE && document.certificate.number === 1) return 'first'
  return before !== null && digestOf(before.certificate) === document.certificate.previous ? 'whole' : 'broken'
}
