/** A program of ours over every asset: one draw call of points, whatever the layer. */
import type { CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl'
import type { AssetBuffers, GL } from './asset-buffers'
import { compiled } from './program'

/** Seconds of this window's clock: what glides go by. */
export function seconds(): number {
  return performance.now() / 1000
}

export class Drawing {
  private readonly program: WebGLProgram
  private readonly array: WebGLVertexArrayObject | null
  private readonly uniforms = new Map<string, WebGLUniformLocation | null>()

  constructor(
    readonly gl: GL,
    private readonly buffers: AssetBuffers,
    vertex: string,
    fragment: string,
  ) {
    this.program = compiled(gl, vertex, fragment)
    this.array = buffers.array(this.program)
  }

  /** The place of a uniform. */
  at(name: string): WebGLUniformLocation | null {
    const known = this.uniforms.get(name)
    if (known !== undefined) return known
    const found = this.gl.getUniformLocation(this.program, name)
    this.uniforms.set(name, found)
    return found
  }

  /** Set what every program of ours takes, then what `set` does, then draw. */
  draw(map: MapLibre, input: CustomRenderMethodInput, set: () => void): void {
    const { gl, buffers } = this
    gl.useProgram(this.program)
    gl.bindVertexArray(this.array)
    gl.uniformMatrix4fv(this.at('u_matrix'), false, moved(input.defaultProjectionData.mainMatrix, buffers.origin))
    gl.uniform1f(this.at('u_ratio'), map.getPixelRatio())
    gl.uniform1f(this.at('u_now'), seconds())
    set()
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    gl.drawArrays(gl.POINTS, 0, buffers.drawn?.length ?? 0)
    gl.bindVertexArray(null)
  }

  drop(): void {
    this.gl.deleteProgram(this.program)
    this.gl.deleteVertexArray(this.array)
  }
}

/** `matrix` (column-major) after a translation by `origin`, reckoned in double precision. */
function moved(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const out = new Float64Array(16)
  for (let n = 0; n < 16; n++) out[n] = matrix[n] ?? 0
  for (let row = 0; row < 4; row++) {
    out[12 + row] = (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0)
  }
  return new Float32Array(out)
}
