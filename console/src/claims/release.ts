/** Letting go of a claim. */
import { answered, api } from '../api/client'
import { notices } from '../shell/notices.svelte'
import { speech } from '../words/language.svelte'
import { claims } from './words'

/** Says what came of it; whether it was let go of. */
export async function release(claim: number): Promise<boolean> {
  try {
    await answered(api.DELETE('/api/v1/claims/{claim}', { params: { path: { claim } } }))
    notices.tell(speech.of(claims).released)
    return true
  } catch (error) {
    notices.refuse(error)
    return false
  }
}
