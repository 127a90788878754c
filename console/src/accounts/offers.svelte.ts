/** What grants are made of: roles with what they permit, families, zones; and how they are said. */
import { answered, api, type Schemas } from '../api/client'
import { speech } from '../words/language.svelte'
import { sentence, type Grant, type RoleShown, type Saying } from './grants'
import { accounts, roles } from './words'

const ALL = 1000

class Offers {
  roles = $state.raw<readonly RoleShown[]>([])
  families = $state.raw<readonly string[]>([])
  zones = $state.raw<readonly Schemas['ZoneSummary'][]>([])
  private asked: Promise<void> | null = null

  /** Once for a window. Throws `Refused`. */
  load(): Promise<void> {
    this.asked ??= this.ask().catch((error: unknown) => {
      this.asked = null
      throw error
    })
    return this.asked
  }

  family(name: string): string {
    return speech.words.family[name] ?? name
  }

  zone(id: string): string {
    return this.zones.find((zone) => zone.id === id)?.name ?? id
  }

  sentence(grant: Grant): string {
    return sentence(grant, this.saying)
  }

  sentences(grants: readonly Grant[]): string {
    return grants.map((grant) => this.sentence(grant)).join(' ; ')
  }

  private get saying(): Saying {
    const { everywhere, on, within } = speech.of(accounts)
    const named = speech.of(roles)
    return {
      locale: speech.words.locale, everywhere, on, within,
      role: (role) => named[role], family: (family) => this.family(family), zone: (zone) => this.zone(zone),
    }
  }

  private async ask(): Promise<void> {
    const [given, families, zones] = await Promise.all([
      answered(api.GET('/api/v1/roles')),
      answered(api.GET('/api/v1/families')),
      answered(api.GET('/api/v1/zones', { params: { query: { limit: ALL } } })),
    ])
    this.roles = given.items
    this.families = families.items.map(({ family }) => family)
    this.zones = zones.items
  }
}

export const offers = new Offers()
