/** What is chosen of a file's mapping, as the words of docs/importing.md. */
import { parse } from 'papaparse'

export const HOLDINGS = ['kind', 'zone', 'layer', 'native'] as const
export const LAYERS = ['street', 'water', 'green', 'building'] as const
export const COLUMNS = ['id', 'name', 'x', 'y'] as const
export type Holding = (typeof HOLDINGS)[number]

export interface Choices {
  readonly holds: Holding
  /** The kind, the level or the layer. */
  readonly of: string
  /** Columns of the file; empty: as the server finds them. */
  readonly id: string
  readonly name: string
  readonly x: string
  readonly y: string
  readonly crs: string
  readonly system: string
  readonly service: string
  /** Further words in YAML: they come last, and replace those above. */
  readonly more: string
}

/** An id made of the position: the column that no file has. */
export const GENERATED = '\u0000'

/** YAML for the server; empty for a native file. Each value is written as JSON, which YAML reads alike. */
export function mappingText(choices: Choices): string {
  if (choices.holds === 'native') return ''
  const words: [string, string][] = [[choices.holds, choices.of]]
  for (const name of ['id', 'name', 'x', 'y', 'crs', 'system', 'service'] as const) {
    if (choices[name]) words.push([name, choices[name] === GENERATED ? 'none' : choices[name]])
  }
  const replaced = new Set([...choices.more.matchAll(/^(\w+):/gm)].map(([, name]) => name))
  const kept = words.filter(([name]) => !replaced.has(name))
  return [...kept.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), choices.more.trim()].filter(Boolean).join('\n')
}

const BEGINNING = 65_536

/** The columns a file names: of a CSV its header, of GeoJSON the first feature's properties; none that can be told. */
export async function columnsOf(file: Blob): Promise<string[]> {
  const bytes = await file.slice(0, BEGINNING).arrayBuffer()
  const text = decoded(bytes).trimStart()
  if (text.startsWith('{')) return propertiesOf(text)
  const [header] = parse<string[]>(text, { preview: 1, skipEmptyLines: true }).data
  return (header ?? []).map((name) => name.trim()).filter(Boolean)
}

/** UTF-8, else what French spreadsheets write. */
function decoded(bytes: ArrayBuffer): string {
  const text = new TextDecoder('utf-8').decode(bytes)
  return text.slice(0, -4).includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text
}

/** Only the file's beginning is here: names are looked for rather than parsed. */
function propertiesOf(text: string): string[] {
  const begins = /"properties"\s*:\s*\{/.exec(text)
  const object = begins && /^[^{}]*/.exec(text.slice(begins.index + begins[0].length))?.[0]
  return [...(object ?? '').matchAll(/"([^"\\]+)"\s*:/g)].map(([, name = '']) => name)
}
