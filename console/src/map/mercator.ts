/** Web Mercator (EPSG:3857) as MapLibre counts it: the whole world is one unit wide, y grows southwards. */

export function x(lon: number): number {
  return (lon + 180) / 360
}

export function y(lat: number): number {
  const rad = (lat * Math.PI) / 180
  return (1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2
}

export function lon(x: number): number {
  return x * 360 - 180
}

export function lat(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}

/** Pixels of the whole world at a zoom level; MapLibre's tiles are 512 wide. */
export function worldSize(zoom: number): number {
  return 512 * 2 ** zoom
}
