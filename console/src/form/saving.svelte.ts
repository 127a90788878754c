/** A form being sent: whether it is under way, why it was refused, and where. */
import { Refused } from '../api/client'
import { whyOf } from '../shell/notices.svelte'
import { faultsOf, NO_FAULTS, type Faults } from './faults'

export class Saving {
  busy = $state(false)
  refusal = $state('')
  faults = $state.raw<Faults>(NO_FAULTS)
  /** Another version was saved since this one was read. */
  stale = $state(false)

  /** What the work gives; undefined when it was refused. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.busy = true
    this.clear()
    try {
      return await work()
    } catch (error) {
      this.stale = error instanceof Refused && error.code === 'version_mismatch'
      this.faults = faultsOf(error)
      this.refusal = this.stale ? '' : whyOf(error)
      return undefined
    } finally {
      this.busy = false
    }
  }

  clear(): void {
    this.refusal = ''
    this.faults = NO_FAULTS
    this.stale = false
  }
}

/** If-Match of the version that was read; null: whichever it is. */
export function ifMatch(version: number | null): { 'If-Match': string } {
  return { 'If-Match': version === null ? '*' : `"${version}"` }
}
