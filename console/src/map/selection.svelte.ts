/** The assets chosen together, to be commanded together. */

export type How = 'replace' | 'add'

export class Selection {
  ids = $state.raw<ReadonlySet<string>>(new Set())

  take(ids: Iterable<string>, how: How = 'replace'): void {
    this.ids = new Set(how === 'add' ? [...this.ids, ...ids] : ids)
  }

  /** In where it was not, out where it was. */
  toggle(id: string): void {
    const ids = new Set(this.ids)
    if (!ids.delete(id)) ids.add(id)
    this.ids = ids
  }

  drop(id: string): void {
    if (this.ids.has(id)) this.toggle(id)
  }

  clear(): void {
    this.ids = new Set()
  }
}

/** What a person wrote or pasted, as ids: one to a line or parted by commas, semicolons or tabs; spaces of a code as in its id. */
export function idsIn(text: string): string[] {
  const parts = text.split(/[\n,;\t]/).map((part) => part.trim()).filter(Boolean)
  return [...new Set(parts.map((part) => part.replace(/\s+/g, '-')))]
}
