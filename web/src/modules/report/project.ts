import type { Outlines } from './map'

/** An outline as it is drawn: its path, and where its name stands. */
export interface Drawn {
  adcode: string
  name: string
  path: string
  at: [number, number]
}

/** Lays outlines flat into a box `width` wide: longitudes shrink by the cosine of the middle latitude. */
export function project(outlines: Outlines, width: number): { height: number; drawn: Drawn[] } {
  const points = outlines.features.flatMap((f) => f.geometry.coordinates.flat(2))
  if (points.length === 0) return { height: 0, drawn: [] }
  let west = Infinity
  let east = -Infinity
  let south = Infinity
  let north = -Infinity
  for (const [x, y] of points) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = width / ((east - west) * squeeze)
  const place = ([x, y]: [number, number]): [number, number] => [
    Math.round((x - west) * squeeze * scale * 10) / 10,
    Math.round((north - y) * scale * 10) / 10,
  ]
  const ring = (corners: [number, number][]) =>
    `M${corners.map((corner) => place(corner).join(' ')).join('L')}Z`
  return {
    height: Math.round((north - south) * scale),
    drawn: outlines.features.map((f) => ({
      adcode: f.properties.adcode,
      name: f.properties.name,
      path: f.geometry.coordinates.map((rings) => rings.map(ring).join('')).join(''),
      at: place(f.properties.cp),
    })),
  }
}
