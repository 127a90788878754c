/** Every asset as one draw call: what is calm is small, what calls has a shape, what moves points where it goes. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl'
import type { AssetBuffers, GL } from './asset-buffers'
import { CLUSTERED_BELOW } from './clusters'
import { Drawing } from './drawing'
import type { Palette } from './palette'
import { FRAGMENT, VERTEX } from './shader'

const TINTS = ['calm', 'lit', 'faded', 'paper', 'ink', 'accent'] as const

export class AssetsLayer implements CustomLayerInterface {
  readonly id = 'assets'
  readonly type = 'custom' as const
  readonly renderingMode = '2d' as const
  vouched = true
  chosen = -1
  private map: MapLibre | null = null
  private drawing: Drawing | null = null

  constructor(
    readonly buffers: AssetBuffers,
    public palette: Palette,
  ) {}

  onAdd(map: MapLibre, gl: WebGLRenderingContext | GL): void {
    this.map = map
    this.buffers.open(gl as GL)
    this.drawing = new Drawing(gl as GL, this.buffers, VERTEX, FRAGMENT)
  }

  onRemove(): void {
    this.drawing?.drop()
    this.drawing = null
  }

  render(_gl: WebGLRenderingContext | GL, input: CustomRenderMethodInput): void {
    const { drawing, map, palette } = this
    if (!drawing || !map || !this.buffers.drawn) return
    const { gl } = drawing
    gl.enable(gl.DEPTH_TEST)
    gl.depthFunc(gl.LEQUAL)
    gl.depthMask(true)
    gl.depthRange(0, 1)
    gl.clear(gl.DEPTH_BUFFER_BIT)
    const zoom = map.getZoom()
    drawing.draw(map, input, () => {
      gl.uniform1f(drawing.at('u_scale'), map.getPixelRatio() * Math.min(2, Math.max(0.55, 0.55 + (zoom - 11) * 0.17)))
      gl.uniform1f(drawing.at('u_chosen'), this.chosen)
      gl.uniform1f(drawing.at('u_far'), zoom < CLUSTERED_BELOW ? 1 : 0)
      gl.uniform1f(drawing.at('u_vouched'), this.vouched ? 1 : 0)
      for (const name of TINTS) gl.uniform3fv(drawing.at(`u_${name}`), palette[name])
      gl.uniform3fv(drawing.at('u_ranks'), palette.ranks)
    })
    // Bubbles and names above are tested against what lies under them.
    gl.clear(gl.DEPTH_BUFFER_BIT)
  }
}
