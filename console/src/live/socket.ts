/** The live feed's WebSocket, as the feed uses it. */
import type { Socket } from './feed'

export function socketTo(since: string): Socket {
  const address = new URL(`/api/v1/live?since=${encodeURIComponent(since)}`, location.href)
  address.protocol = address.protocol.replace('http', 'ws')
  const socket = new WebSocket(address)
  const used: Socket = { onmessage: null, onclose: null, close: () => socket.close() }
  socket.onmessage = (event: MessageEvent<string>) => used.onmessage?.(event)
  socket.onclose = (event) => used.onclose?.(event)
  return used
}
