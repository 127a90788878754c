/** The city's light as one draw call: each lamp's glow as wide as it reaches on the ground, as strong as its level. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl'
import type { AssetBuffers, GL } from './asset-buffers'
import { Drawing } from './drawing'
import * as mercator from './mercator'
import type { Palette } from './palette'
import { GLIDING } from './shader'

/** What a street lamp lights, in metres. */
const REACH_M = 32
const LEAST_PX = 7
const EARTH_M = 40_075_016.686

const VERTEX = `#version 300 es
precision highp float;
in uvec4 a_look; // look, kind, state, level
uniform float u_size;
flat out float v_level;
${GLIDING}
void main() {
  bool lit = a_look.w != 255u && a_look.w > 0u && (a_look.z & 1u) != 0u;
  gl_Position = lit ? u_matrix * vec4(place(), 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = u_size;
  v_level = float(a_look.w) / 100.0;
}`

const FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 u_lit;
uniform float u_strength;
flat in float v_level;
out vec4 colour;
void main() {
  float r = length(gl_PointCoord - 0.5) * 2.0;
  float alpha = exp(-4.0 * r * r) * (1.0 - smoothstep(0.7, 1.0, r)) * v_level * u_strength;
  colour = vec4(u_lit * alpha, alpha);
}`

export class LightLayer implements CustomLayerInterface {
  readonly id = 'light'
  readonly type = 'custom' as const
  readonly renderingMode = '2d' as const
  shown = false
  private map: MapLibre | null = null
  private drawing: Drawing | null = null

  constructor(
    private readonly buffers: AssetBuffers,
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
    const { drawing, map } = this
    if (!this.shown || !drawing || !map || !this.buffers.drawn) return
    const { gl } = drawing
    const { lat } = map.getCenter()
    const reach = (2 * REACH_M * mercator.worldSize(map.getZoom())) / (EARTH_M * Math.cos((lat * Math.PI) / 180))
    gl.disable(gl.DEPTH_TEST)
    drawing.draw(map, input, () => {
      gl.uniform1f(drawing.at('u_size'), Math.max(LEAST_PX, reach) * map.getPixelRatio())
      gl.uniform1f(drawing.at('u_strength'), reach < LEAST_PX ? 0.3 : 0.62)
      gl.uniform3fv(drawing.at('u_lit'), this.palette.lit)
    })
  }
}
