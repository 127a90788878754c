/** SHA-256 of a file that stays on this desk, read part by part. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** In hexadecimal digits; `told` hears how far it is, in per cent. */
export async function digestOfFile(file: Blob, told: (percent: number) => void): Promise<string> {
  const hash = sha256.create()
  const reader = file.stream().getReader()
  let read = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return bytesToHex(hash.digest())
    hash.update(value)
    read += value.length
    told(Math.floor((100 * read) / file.size))
  }
}
