/** Every asset in the graphics' memory, once for all layers: where it is and whither it glides, and four bytes of how it looks. */
import { BYTES, type Drawn } from './columns'

export type GL = WebGL2RenderingContext

/** To, from, start and duration in seconds, heading in radians. */
const FLOATS = 7
const FLOAT_BYTES = 4

export class AssetBuffers {
  drawn: Drawn | null = null
  /** Single precision reaches a millimetre only near an origin of its own: the middle of what is drawn. */
  origin: readonly [number, number] = [0.5, 0.5]
  private gl: GL | null = null
  private places: WebGLBuffer | null = null
  private looks: WebGLBuffer | null = null

  /** Where the graphics' memory was lost, all is written again. */
  open(gl: GL): void {
    if (this.gl === gl && this.places && gl.isBuffer(this.places)) return
    this.gl = gl
    this.places = gl.createBuffer()
    this.looks = gl.createBuffer()
    if (this.drawn) this.fill(this.drawn)
  }

  /** The attributes of a program of ours; those it does not have are left out. */
  array(program: WebGLProgram): WebGLVertexArrayObject | null {
    const { gl } = this
    if (!gl) return null
    const array = gl.createVertexArray()
    gl.bindVertexArray(array)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.places)
    for (const [name, size, at] of [['a_to', 2, 0], ['a_from', 2, 2], ['a_glide', 2, 4], ['a_heading', 1, 6]] as const) {
      const place = gl.getAttribLocation(program, name)
      if (place < 0) continue
      gl.enableVertexAttribArray(place)
      gl.vertexAttribPointer(place, size, gl.FLOAT, false, FLOATS * FLOAT_BYTES, at * FLOAT_BYTES)
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, this.looks)
    const look = gl.getAttribLocation(program, 'a_look')
    gl.enableVertexAttribArray(look)
    gl.vertexAttribIPointer(look, 4, gl.UNSIGNED_BYTE, 0, 0)
    gl.bindVertexArray(null)
    return array
  }

  /** All of another city. */
  fill(drawn: Drawn): void {
    this.drawn = drawn
    this.origin = middle(drawn)
    if (!this.gl) return
    const local = new Float32Array(drawn.length * FLOATS)
    for (let n = 0; n < drawn.length; n++) this.write(n, local, n * FLOATS)
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.places)
    this.gl.bufferData(this.gl.ARRAY_BUFFER, local, this.gl.DYNAMIC_DRAW)
    this.look(0, drawn.length)
  }

  /** The new position of one. */
  place(n: number): void {
    if (!this.gl || !this.drawn || n >= this.drawn.length) return
    const local = new Float32Array(FLOATS)
    this.write(n, local, 0)
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.places)
    this.gl.bufferSubData(this.gl.ARRAY_BUFFER, n * FLOATS * FLOAT_BYTES, local)
  }

  /** New looks of the places from `first` to before `end`. */
  look(first: number, end: number): void {
    if (!this.gl || !this.drawn || end <= first) return
    const whole = first === 0 && end === this.drawn.length
    const bytes = this.drawn.looks.subarray(first * BYTES, end * BYTES)
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.looks)
    if (whole) this.gl.bufferData(this.gl.ARRAY_BUFFER, bytes, this.gl.DYNAMIC_DRAW)
    else this.gl.bufferSubData(this.gl.ARRAY_BUFFER, first * BYTES, bytes)
  }

  private write(n: number, into: Float32Array, at: number): void {
    const { drawn, origin } = this
    if (!drawn) return
    const glide = drawn.glides.of(n)
    const x = drawn.x[n] ?? Number.NaN
    const y = drawn.y[n] ?? Number.NaN
    into[at] = (glide?.toX ?? x) - origin[0]
    into[at + 1] = (glide?.toY ?? y) - origin[1]
    into[at + 2] = (glide?.fromX ?? x) - origin[0]
    into[at + 3] = (glide?.fromY ?? y) - origin[1]
    into[at + 4] = glide?.start ?? 0
    into[at + 5] = glide?.duration ?? 0
    into[at + 6] = drawn.glides.heading(n)
  }
}

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
