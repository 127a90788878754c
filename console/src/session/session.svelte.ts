/** Who sits at this desk, what they may, and what signing in still lacks. */
import { answered, api, credentials, Refused, type Schemas } from '../api/client'
import { past } from '../time/past.svelte'
import { speech } from '../words/language.svelte'

export type Who = Schemas['Who']
export type Permission = Who['permissions'][number]
export type Step = 'asking' | 'name' | 'sign_in' | 'second_factor' | 'new_password' | 'enrolment' | 'in' | 'nothing' | 'silent'

const KEPT = 'poste.operator'
/** What one does by looking: the past may be looked at too. */
const LOOKING: readonly Permission[] = ['see', 'see_people', 'export', 'audit_read']

/** Whoever is in may still have no right at all: their groups at the provider open nothing here. */
function stepOf(who: Who): Step {
  if (who.stage !== 'open') return who.stage
  return who.permissions.length ? 'in' : 'nothing'
}

class Session {
  who = $state<Who | null>(null)
  step = $state<Step>('asking')
  name = $state('')

  may(permission: Permission): boolean {
    if (past.shown && !LOOKING.includes(permission)) return false
    return this.who?.permissions.includes(permission) ?? false
  }

  /** Ask the server who we are; where nobody is asked for, the name kept by this browser counts. */
  async begin(): Promise<void> {
    try {
      this.take(await answered(api.GET('/api/v1/session')))
    } catch (error) {
      this.who = null
      this.step = error instanceof Refused && error.status === 401 ? 'sign_in' : 'silent'
    }
  }

  take(who: Who): void {
    this.who = who
    speech.offer(who.locale)
    credentials.csrf = who.csrf ?? ''
    if (who.how === 'open') this.enter(localStorage.getItem(KEPT) ?? '')
    else {
      this.name = who.name
      this.step = stepOf(who)
    }
  }

  /** Without accounts: who acts says who they are. */
  enter(name: string): void {
    this.name = credentials.operator = name.trim()
    localStorage.setItem(KEPT, this.name)
    this.step = this.name ? 'in' : 'name'
  }

  async leave(): Promise<void> {
    if (this.who?.how === 'open') {
      this.enter('')
      return
    }
    if (this.who?.identity_provider) {
      const { go_to } = await answered(api.POST('/api/v1/session/oidc/sign-out'))
      if (go_to) return location.assign(go_to)
    } else await answered(api.DELETE('/api/v1/session'))
    await this.begin()
  }
}

export const session = new Session()
