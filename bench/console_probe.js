/* Runs in the page before it does (bench/console.py): sees the feed come in and the assets' buffers go out. */
const probe = (globalThis.probe = { painted: 0, drawn: [], frames: [], scripts: [], changes: 0, conflated: 0 })
let waiting = []

function measureFrom(assets) {
  const Plain = WebSocket
  globalThis.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given)
      this.addEventListener('message', ({ data }) => hear(JSON.parse(data)))
    }
  }
  const gl = WebGL2RenderingContext.prototype
  const { bufferData, bufferSubData, drawArrays } = gl
  gl.bufferData = function (target, bytes, usage) {
    if (bytes instanceof Uint8Array && bytes.length >= assets * 4) upload()
    return bufferData.call(this, target, bytes, usage)
  }
  gl.bufferSubData = function (...given) {
    if (given[2] instanceof Uint8Array) upload()
    return bufferSubData.apply(this, given)
  }
  gl.drawArrays = function (mode, first, count) {
    if (probe.painted === 0 && mode === this.POINTS && count >= assets) probe.painted = performance.now()
    return drawArrays.call(this, mode, first, count)
  }
  const plain = requestAnimationFrame
  globalThis.requestAnimationFrame = (act) =>
    plain((at) => {
      const began = performance.now()
      act(at)
      probe.scripts.push(performance.now() - began)
    })
  plain(function tick(at) {
    if (tick.before !== undefined) probe.frames.push(at - tick.before)
    tick.before = at
    plain(tick)
  })
}

function hear(message) {
  if (message.type !== 'frame' || message.changes.length === 0) return
  probe.changes += message.changes.length
  probe.conflated += message.conflated ? 1 : 0
  waiting.push(Date.parse(message.changes[0].at))
}

function upload() {
  for (const at of waiting) probe.drawn.push(Date.now() - at)
  waiting = []
}
