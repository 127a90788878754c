/** A kind's fields as its schema tells them, and values in the words of the screen. */
import type { Label } from '../words/language.svelte'

/** What the console reads of a field's JSON Schema. */
export interface FieldSchema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly items?: FieldSchema
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly 'x-label'?: Label
  readonly 'x-unit'?: string
  readonly 'x-counter'?: boolean
}

export interface Field extends FieldSchema {
  readonly name: string
}

export function fieldsOf(schema: Readonly<Record<string, unknown>>): Field[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, FieldSchema>>
  return Object.entries(properties).map(([name, field]) => ({ name, ...field }))
}

export function requiredOf(schema: Readonly<Record<string, unknown>>): readonly string[] {
  return (schema['required'] ?? []) as readonly string[]
}

/** A code of a vocabulary as words: the console knows no kind's vocabulary. */
export function spelled(code: string): string {
  return code.replaceAll('_', ' ')
}

export interface Spelling {
  readonly yes: string
  readonly no: string
  readonly none: string
  number(value: number): string
}

/** A value in words, without its unit. Lists and records are told by their members. */
export function shown(value: unknown, say: Spelling): string {
  if (value === null || value === undefined || value === '') return say.none
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (typeof value === 'number') return say.number(value)
  if (typeof value === 'string') return spelled(value)
  if (Array.isArray(value)) return value.length ? value.map((item) => shown(item, say)).join(' · ') : say.none
  return Object.entries(value)
    .map(([name, item]) => `${spelled(name)} ${shown(item, say)}`)
    .join(', ')
}
