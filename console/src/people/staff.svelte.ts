/** People on call, by id: what rotas and calls name. */
import { answered, api, type Schemas } from '../api/client'

export type Person = Schemas['Person']
const ALL = 1000

class Staff {
  people = $state.raw<readonly Person[]>([])

  /** Throws `Refused`. */
  async load(): Promise<void> {
    this.people = (await answered(api.GET('/api/v1/people', { params: { query: { limit: ALL } } }))).items
  }

  /** The name; of someone who is no longer there, the id. */
  of(id: string): string {
    return this.people.find((person) => person.id === id)?.name ?? id
  }
}

export const staff = new Staff()
