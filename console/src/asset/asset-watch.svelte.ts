/** One asset under watch: its document and priority arrays, kept true by the feed while it is looked at. */
import { untrack } from 'svelte'
import { answered, api, Refused, type Schemas } from '../api/client'
import { applied } from '../live/documents'
import type { Change, CommandTold } from '../live/messages'
import type { Room } from '../live/room.svelte'

export type Asset = Schemas['Asset']
export type PriorityArray = Schemas['PriorityArray']
const SETTLED_AFTER_MS = 250
const COMMANDS_SHOWN = 6

export class AssetWatch {
  asset = $state.raw<Asset | null>(null)
  arrays = $state.raw<PriorityArray[]>([])
  /** The newest first. */
  commands = $state.raw<CommandTold[]>([])
  /** When each field was measured, where it is known. */
  ages = $state.raw<Readonly<Record<string, string>>>({})
  refusal = $state('')
  gone = $state(false)
  private timer = 0

  constructor(
    readonly id: string,
    private readonly room: Room,
  ) {}

  /** Start; the answer ends it. */
  begin(): () => void {
    const silence = this.room.listen((change) => this.hear(change))
    const follow = $effect.root(() => {
      $effect(() => {
        void this.room.pictureVersion
        untrack(() => void this.load())
      })
    })
    return () => {
      silence()
      follow()
      clearTimeout(this.timer)
    }
  }

  async load(): Promise<void> {
    const path = { asset: this.id }
    try {
      const query = this.room.past === null ? {} : { at: new Date(this.room.past).toISOString() }
      const asset = await answered(api.GET('/api/v1/assets/{asset}', { params: { path, query } }))
      const reported = Object.keys(asset.values).map((name) => [name, asset.field_at?.[name] ?? asset.at ?? ''])
      this.ages = Object.fromEntries(reported)
      this.asset = asset
      this.refusal = ''
      this.gone = false
      if (this.room.past === null) await Promise.all([this.loadArrays(), this.loadCommands()])
      else [this.arrays, this.commands] = [[], []]
    } catch (error) {
      this.gone = error instanceof Refused && error.status === 404
      this.refusal = error instanceof Error ? error.message : ''
    }
  }

  private async loadArrays(): Promise<void> {
    const path = { asset: this.id }
    this.arrays = (await answered(api.GET('/api/v1/assets/{asset}/targets', { params: { path } }))).items
  }

  private async loadCommands(): Promise<void> {
    const query = { asset: this.id, limit: COMMANDS_SHOWN }
    const page = await answered(api.GET('/api/v1/commands', { params: { query } }))
    this.commands = page.items as unknown as CommandTold[]
  }

  private hear(change: Change): void {
    if (change.topic === 'command' && change.body.asset === this.id) this.step(change.body)
    if (change.topic === 'target' && change.body.asset === this.id) this.settle()
    if (change.topic === 'lockout' && change.body.asset === this.id) this.settle()
    if (!this.asset || change.key !== this.id) return
    const after = applied(this.asset, change)
    this.gone = after === null
    if (after === null || after === this.asset) return
    this.asset = after
    if (change.topic !== 'state' && change.topic !== 'sample') return
    const { at, values } = change.body
    this.ages = { ...this.ages, ...Object.fromEntries(Object.keys(values).map((name) => [name, at])) }
  }

  private step(told: CommandTold): void {
    const others = this.commands.filter((command) => command.id !== told.id)
    this.commands = [told, ...others]
      .sort((a, b) => Date.parse(b.queued_at) - Date.parse(a.queued_at))
      .slice(0, COMMANDS_SHOWN)
  }

  /** Several targets change together: their arrays are asked for once. */
  private settle(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.loadArrays().catch(() => undefined), SETTLED_AFTER_MS) as unknown as number
  }
}
