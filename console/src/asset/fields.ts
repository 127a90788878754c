/** A kind's fields as its schema tells them, and values in the words of the screen. */
import type { Label } from '../words/language.svelte'
import { written } from '../words/units'

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
  /** What each code of `enum` is called. */
  readonly 'x-labels'?: Readonly<Record<string, Label>>
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

/** A code that nothing names, as words. */
export function spelled(code: string): string {
  return code.replaceAll('_', ' ')
}

export interface Spelling {
  readonly yes: string
  readonly no: string
  readonly none: string
  number(value: number): string
  label(label: Label): string
}

/** What a field is called; what the kind does not name is spelled. */
export function nameOf(field: Field, say: Spelling): string {
  return field['x-label'] ? say.label(field['x-label']) : spelled(field.name)
}

/** A capability's value by the names and units of its parameters: `Niveau 100 %`. */
export function told(value: unknown, params: readonly Field[], say: Spelling): string {
  if (value === null || typeof value !== 'object') return shown(value, say)
  return Object.entries(value)
    .map(([name, item]) => {
      const field = params.find((param) => param.name === name) ?? { name }
      return [nameOf(field, say), shown(item, say, field), written(field['x-unit'] ?? '1')].filter(Boolean).join(' ')
    })
    .join(', ')
}

/** A value in the words of its field, without its unit. Lists and records are told by their members. */
export function shown(value: unknown, say: Spelling, field: FieldSchema = {}): string {
  if (value === null || value === undefined || value === '') return say.none
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (typeof value === 'number') return say.number(value)
  if (typeof value === 'string') return called(value, say, field)
  if (Array.isArray(value)) return value.length ? value.map((item) => shown(item, say, field.items)).join(' · ') : say.none
  return Object.entries(value)
    .map(([name, item]) => {
      const member = field.properties?.[name] ?? {}
      return `${nameOf({ name, ...member }, say)} ${shown(item, say, member)}`
    })
    .join(', ')
}

function called(text: string, say: Spelling, field: FieldSchema): string {
  const label = field['x-labels']?.[text]
  if (label) return say.label(label)
  return field.enum ? spelled(text) : text
}
