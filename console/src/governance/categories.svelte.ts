/** Categories of data and how long each is kept here, as the server has them. */
import { answered, api, type Schemas } from '../api/client'
import { speech } from '../words/language.svelte'

export type Term = Schemas['Term']
export type Category = Term['category']

class Categories {
  terms = $state.raw<readonly Term[]>([])

  /** Throws `Refused`. */
  async load(): Promise<void> {
    this.terms = (await answered(api.GET('/api/v1/retention'))).items
  }

  of(category: string): string {
    const found = this.terms.find((term) => term.category === category)
    return found ? speech.label(found.label) : category
  }

  get options(): [string, string][] {
    return this.terms.map(({ category, label }) => [category, speech.label(label)])
  }
}

export const categories = new Categories()
