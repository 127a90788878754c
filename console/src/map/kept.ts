/** What this window's map shows and has selected, kept while another view is looked at; its layers are kept for the person. */
import { preference } from '../preferences/preference'
import { Lens } from './lens.svelte'
import { Selection } from './selection.svelte'

export const lens = new Lens()
export const selection = new Selection()

const layers = preference<Record<string, string>>('map', {})
lens.read(new URLSearchParams(layers.value))

/** The layers shown now are those that the person finds again, at this desk or another. */
export function keepLayers(): void {
  const { hide, heat, light } = lens.query
  if (new URLSearchParams({ hide, heat, light }).toString() !== new URLSearchParams(layers.value).toString()) layers.value = { hide, heat, light }
}
