/** A change of an asset in words: which fields became what, by the names of its kind. */
import type { Schemas } from '../api/client'
import { fieldsOf, nameOf, shown, spelled, type Spelling } from './fields'
import { written } from '../words/units'

interface Described {
  readonly state: Readonly<Record<string, unknown>>
  readonly measurements: Readonly<Record<string, unknown>>
}

interface Said {
  readonly register: (version: number) => string
  readonly deleted: string
}

export function changeTold({ topic, body }: Pick<Schemas['ChangePage']['items'][number], 'topic' | 'body'>, kind: Described, say: Spelling, words: Said): string {
  if (topic === 'registry') return body['deleted'] === true ? words.deleted : words.register(Number(body['version']))
  if (topic === 'event') return [spelled(String(body['event'])), listed(body['data'], kind, say)].filter(Boolean).join(' : ')
  return listed(body['values'], kind, say)
}

function listed(values: unknown, kind: Described, say: Spelling): string {
  const fields = [...fieldsOf(kind.state), ...fieldsOf(kind.measurements)]
  return Object.entries((values ?? {}) as Readonly<Record<string, unknown>>)
    .map(([name, value]) => {
      const field = fields.find((item) => item.name === name) ?? { name }
      return [nameOf(field, say), shown(value, say), written(field['x-unit'] ?? '1')].filter(Boolean).join(' ')
    })
    .join(', ')
}
