/** Lifting a lockout: by its holder only. */
import { answered, api, type Schemas } from '../api/client'
import { notices } from '../shell/notices.svelte'
import { speech } from '../words/language.svelte'
import { brakes } from './words'

export type Lockout = Schemas['Lockout']

/** Whether it stands at `now`, milliseconds since 1970. */
export function stands({ lifted_at, until }: Pick<Lockout, 'lifted_at' | 'until'>, now: number): boolean {
  return lifted_at === null && (until === null || Date.parse(until) > now)
}

/** Says what came of it; whether it was lifted. */
export async function lift(lockout: Pick<Lockout, 'id' | 'asset'>): Promise<boolean> {
  try {
    await answered(api.POST('/api/v1/lockouts/{lockout}/lift', { params: { path: { lockout: lockout.id } } }))
    notices.tell(speech.of(brakes).liftedLockout(lockout.asset))
    return true
  } catch (error) {
    notices.refuse(error)
    return false
  }
}
