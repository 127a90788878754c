/** Why the law shows nothing of a camera, each reason once. */
import type { Schemas } from '../api/client'

type Purpose = Schemas['PurposeOfView']

export function refusalsOf(purposes: readonly Purpose[]): NonNullable<Purpose['refusal']>[] {
  const refusals = purposes.flatMap(({ refusal }) => refusal ?? [])
  return refusals.filter((one, n) => refusals.findIndex(({ code }) => code === one.code) === n)
}
