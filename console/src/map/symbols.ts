/** Symbols of kinds, drawn at run time from temaki and maki (CC0) by the names that kinds give. */
import type { Map as MapLibre } from 'maplibre-gl'

const SIZE = 18
/** Where each lies: of hundreds a city has some twenty, and only those are fetched. */
const addresses = {
  ...import.meta.glob<string>('/node_modules/@mapbox/maki/icons/*.svg', { query: '?url', import: 'default', eager: true }),
  ...import.meta.glob<string>('/node_modules/@rapideditor/temaki/icons/*.svg', { query: '?url', import: 'default', eager: true }),
}
const byName = new Map(Object.entries(addresses).map(([path, address]) => [/([^/]+)\.svg$/.exec(path)?.[1] ?? '', address]))

/** The drawing called `name`, in one colour; null where neither set has it. */
async function drawing(name: string, colour: string): Promise<string | null> {
  const address = byName.get(name)
  const answer = address ? await fetch(address) : null
  const text = answer?.ok ? await answer.text() : ''
  return text ? `data:image/svg+xml,${encodeURIComponent(text.replace(/<svg /, `<svg fill="${colour}" `))}` : null
}

/** Draw what the map asks for: `symbol:NAME`. */
export async function drawInto(map: MapLibre, id: string, colour: string): Promise<void> {
  const source = await drawing(id.replace(/^symbol:/, ''), colour)
  if (!source) return
  const ratio = Math.max(1, Math.ceil(devicePixelRatio))
  const image = new Image(SIZE * ratio, SIZE * ratio)
  image.src = source
  await image.decode()
  const canvas = new OffscreenCanvas(SIZE * ratio, SIZE * ratio)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context || map.hasImage(id)) return
  context.drawImage(image, 0, 0, SIZE * ratio, SIZE * ratio)
  map.addImage(id, context.getImageData(0, 0, SIZE * ratio, SIZE * ratio), { pixelRatio: ratio })
}
