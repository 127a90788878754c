/** Identifiers made of names. */
const LONGEST = 64

/** Lower-case letters, digits and dashes, at most 64; empty where nothing of the name can be used. */
export function slugOf(...names: readonly string[]): string {
  const plain = names.join('-').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9_]+/g, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '')
}
