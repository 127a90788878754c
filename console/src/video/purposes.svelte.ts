/** The law's purposes as the server names them (CSI L251-2). */
import { answered, api, type Schemas } from '../api/client'
import { speech } from '../words/language.svelte'

class Purposes {
  list = $state.raw<readonly Schemas['LawfulPurpose'][]>([])

  /** Throws `Refused`. */
  async load(): Promise<void> {
    if (this.list.length === 0) this.list = (await answered(api.GET('/api/v1/video/purposes'))).items
  }

  /** In words; one that is not the law's as it was asked for. */
  of(name: string): string {
    const found = this.list.find((purpose) => purpose.name === name)
    return found ? speech.label(found.label) : name
  }

  get options(): [string, string][] {
    return this.list.map(({ name, label }) => [name, speech.label(label)])
  }
}

export const purposes = new Purposes()
