/** What this window's map shows and has selected, kept while another view is looked at. */
import { Lens } from './lens.svelte'
import { Selection } from './selection.svelte'

export const lens = new Lens()
export const selection = new Selection()
