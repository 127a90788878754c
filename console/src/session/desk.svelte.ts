/** Who waits at this desk, and how it passes from one to another: the view stays where it is. */
import { answered, api, credentials, type Schemas } from '../api/client'
import { session } from './session.svelte'

export type Waiting = Schemas['WaitingHere']
export type Proof = Waiting['proofs'][number]

class Desk {
  waiting = $state.raw<readonly Waiting[]>([])

  /** Each throws `Refused`. */
  async look(): Promise<void> {
    this.waiting = (await answered(api.GET('/api/v1/session/parked'))).items
  }

  /** To nobody: the sign-in page shows, at the same address. */
  async leave(): Promise<void> {
    const here = await answered(api.POST('/api/v1/session/park'))
    credentials.csrf = ''
    this.waiting = here.items
    await session.begin()
  }

  /** Whoever was signed in is parked. */
  async comeBack(who: Waiting, proof: Proof, given: string): Promise<void> {
    session.take(await answered(api.POST('/api/v1/session/resume', { body: { session: who.session, proof, given } })))
    await this.look()
  }
}

export const desk = new Desk()
