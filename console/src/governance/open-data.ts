/** The catalogue of open data (DCAT-AP as JSON-LD) as the screen reads it. */
import type { Label } from '../words/language.svelte'

export interface Collection {
  readonly name: string
  readonly title: Label
  readonly description: Label
  readonly files: readonly { readonly form: string; readonly address: string }[]
}

type Node = Readonly<Record<string, unknown>>
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value : []) as Node[]
const idOf = (value: unknown) => String((value as Node | undefined)?.['@id'] ?? '')

/** A text in both languages; the French where the other is missing. */
function label(value: unknown): Label {
  const said = Object.fromEntries(nodes(value).map((text) => [text['@language'], String(text['@value'])]))
  return { fr: said['fr'] ?? '', en: said['en'] ?? said['fr'] ?? '' }
}

/** Addresses are those of this server, whatever name the catalogue was published under. */
function fileOf(distribution: Node): { form: string; address: string } {
  const published = new URL(idOf(distribution['dcat:accessURL']))
  return { form: idOf(distribution['dct:format']).split('/').at(-1) ?? '', address: published.pathname + published.search }
}

export function collectionsOf(catalogue: Node): Collection[] {
  return nodes(catalogue['dcat:dataset']).map((dataset) => ({
    name: String(dataset['dct:identifier']),
    title: label(dataset['dct:title']),
    description: label(dataset['dct:description']),
    files: nodes(dataset['dcat:distribution']).map(fileOf),
  }))
}
