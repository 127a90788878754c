/** Every asset as one draw call: a position and four bytes each, of which the first changes as the city lives. */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl'
import { compiled } from './program'
import type { Palette } from './palette'

const BYTES = 4
type GL = WebGL2RenderingContext

/** `look`, `kind`, `shown` and `level` of each place (look.ts), four bytes together. */
export interface Drawn {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly looks: Uint8Array
  readonly length: number
}

export class AssetsLayer implements CustomLayerInterface {
  readonly id = 'assets'
  readonly type = 'custom' as const
  readonly renderingMode = '2d' as const
  vouched = true
  selected = -1
  private map: MapLibre | null = null
  private gl: GL | null = null
  private program: WebGLProgram | null = null
  private array: WebGLVertexArrayObject | null = null
  private places: WebGLBuffer | null = null
  private looks: WebGLBuffer | null = null
  private readonly uniforms = new Map<string, WebGLUniformLocation | null>()
  private origin: [number, number] = [0, 0]
  private drawn: Drawn | null = null

  constructor(public palette: Palette) {}

  onAdd(map: MapLibre, gl: WebGLRenderingContext | GL): void {
    this.map = map
    this.gl = gl as GL
    this.program = compiled(this.gl)
    this.array = this.gl.createVertexArray()
    this.places = this.gl.createBuffer()
    this.looks = this.gl.createBuffer()
    this.point(this.gl, this.program)
    if (this.drawn) this.place(this.drawn)
  }

  /** New positions: what came, went or moved. */
  place(drawn: Drawn): void {
    this.drawn = drawn
    if (!this.gl) return
    this.origin = middle(drawn)
    const local = new Float32Array(drawn.length * 2)
    for (let n = 0; n < drawn.length; n++) {
      local[2 * n] = (drawn.x[n] ?? Number.NaN) - this.origin[0]
      local[2 * n + 1] = (drawn.y[n] ?? Number.NaN) - this.origin[1]
    }
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.places)
    this.gl.bufferData(this.gl.ARRAY_BUFFER, local, this.gl.DYNAMIC_DRAW)
    this.look(0, drawn.length)
  }

  /** New looks of the places from `first` to before `end`. */
  look(first: number, end: number): void {
    if (!this.gl || !this.drawn || end <= first) return
    const whole = first === 0 && end === this.drawn.length
    const bytes = this.drawn.looks.subarray(first * BYTES, end * BYTES)
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.looks)
    if (whole) this.gl.bufferData(this.gl.ARRAY_BUFFER, bytes, this.gl.DYNAMIC_DRAW)
    else this.gl.bufferSubData(this.gl.ARRAY_BUFFER, first * BYTES, bytes)
    this.map?.triggerRepaint()
  }

  render(_gl: WebGLRenderingContext | GL, input: CustomRenderMethodInput): void {
    const gl = this.gl
    if (!gl || !this.drawn || !this.program || !this.map) return
    gl.useProgram(this.program)
    gl.bindVertexArray(this.array)
    this.set(gl, input)
    gl.enable(gl.DEPTH_TEST)
    gl.depthFunc(gl.LEQUAL)
    gl.depthMask(true)
    gl.depthRange(0, 1)
    gl.clear(gl.DEPTH_BUFFER_BIT)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    gl.drawArrays(gl.POINTS, 0, this.drawn.length)
    gl.bindVertexArray(null)
  }

  private set(gl: GL, input: CustomRenderMethodInput): void {
    const at = (name: string) => this.uniforms.get(name) ?? null
    const zoom = this.map?.getZoom() ?? 12
    const ratio = this.map?.getPixelRatio() ?? 1
    gl.uniformMatrix4fv(at('u_matrix'), false, moved(input.defaultProjectionData.mainMatrix, this.origin))
    gl.uniform1f(at('u_scale'), ratio * Math.min(2, Math.max(0.55, 0.55 + (zoom - 11) * 0.17)))
    gl.uniform1f(at('u_selected'), this.selected)
    gl.uniform1f(at('u_vouched'), this.vouched ? 1 : 0)
    for (const name of ['calm', 'lit', 'faded', 'paper', 'ink'] as const) {
      gl.uniform3fv(at(`u_${name}`), this.palette[name])
    }
    gl.uniform3fv(at('u_ranks'), this.palette.ranks)
  }

  private point(gl: GL, program: WebGLProgram): void {
    for (const name of ['u_matrix', 'u_scale', 'u_selected', 'u_vouched', 'u_calm', 'u_lit', 'u_faded', 'u_paper', 'u_ink', 'u_ranks']) {
      this.uniforms.set(name, gl.getUniformLocation(program, name))
    }
    gl.bindVertexArray(this.array)
    const place = gl.getAttribLocation(program, 'a_place')
    gl.bindBuffer(gl.ARRAY_BUFFER, this.places)
    gl.enableVertexAttribArray(place)
    gl.vertexAttribPointer(place, 2, gl.FLOAT, false, 0, 0)
    const look = gl.getAttribLocation(program, 'a_look')
    gl.bindBuffer(gl.ARRAY_BUFFER, this.looks)
    gl.enableVertexAttribArray(look)
    gl.vertexAttribIPointer(look, 4, gl.UNSIGNED_BYTE, 0, 0)
    gl.bindVertexArray(null)
  }
}

/** Single precision reaches a millimetre only near an origin of its own: the middle of what is drawn. */
function middle({ x, y, length }: Drawn): [number, number] {
  let [sumX, sumY, count] = [0, 0, 0]
  for (let n = 0; n < length; n++) {
    const px = x[n] ?? Number.NaN
    if (Number.isNaN(px)) continue
    sumX += px
    sumY += y[n] ?? 0
    count += 1
  }
  return count ? [sumX / count, sumY / count] : [0.5, 0.5]
}

/** `matrix` (column-major) after a translation by `origin`, reckoned in double precision. */
function moved(matrix: ArrayLike<number>, [x, y]: [number, number]): Float32Array {
  const out = new Float64Array(16)
  for (let n = 0; n < 16; n++) out[n] = matrix[n] ?? 0
  for (let row = 0; row < 4; row++) {
    out[12 + row] = (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0)
  }
  return new Float32Array(out)
}
