/** Kept messages stored again: which, and what came of them. */
import { answered, api, type Schemas } from '../api/client'
import { whyOf } from '../shell/notices.svelte'

export type Outcome = Schemas['app__api__inbox__Replayed']
export type Selection = Schemas['KeptSelection']

export class Replay {
  busy = $state(false)
  outcome = $state.raw<Outcome | null>(null)
  refusal = $state('')

  async run(kept: 'inbox' | 'rejected', body: Selection): Promise<void> {
    this.busy = true
    this.outcome = null
    this.refusal = ''
    try {
      const path = kept === 'inbox' ? ('/api/v1/inbox/replay' as const) : ('/api/v1/rejected/replay' as const)
      this.outcome = await answered(api.POST(path, { body }))
    } catch (error) {
      this.refusal = whyOf(error)
    } finally {
      this.busy = false
    }
  }
}
