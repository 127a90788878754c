/** Whether what is chained and signed is as it was written, verified in this browser (docs/audit.md, docs/governance.md). */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

/** SHA-256 over the RFC 8785 canonical JSON, in hexadecimal digits. */
export function digestOf(told: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(told) ?? '')))
}

/** As it was chained: in UTC to the microsecond, which the API writes shorter. */
export function microseconds(at: string): string {
  const [, whole = at, part = ''] = /^(.*?T\d\d:\d\d:\d\d)(?:\.(\d+))?(?:Z|[+-]00:00)$/.exec(at) ?? []
  return `${whole}.${part.padEnd(6, '0')}+00:00`
}
