/** The trail as a file, under the same filters; the export is itself an act. */
import { answered, api, type Schemas } from '../api/client'
import { notices } from '../shell/notices.svelte'

export interface Asked {
  who?: string
  via?: Schemas['Entry']['via']
  action?: string
  subject?: string
  result?: Schemas['Entry']['result']
  from?: string
  to?: string
}

export async function save(form: 'csv' | 'ndjson', query: Asked): Promise<void> {
  try {
    const params = { params: { query }, parseAs: 'blob' as const }
    const asked = form === 'csv' ? api.GET('/api/v1/audit.csv', params) : api.GET('/api/v1/audit.ndjson', params)
    const address = URL.createObjectURL(await answered<Blob>(asked))
    Object.assign(document.createElement('a'), { href: address, download: `audit.${form}`, target: '_self' }).click()
    URL.revokeObjectURL(address)
  } catch (error) {
    notices.refuse(error)
  }
}
