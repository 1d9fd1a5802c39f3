/** An outline of the schematic map. `adcode` is unique, names are not: 鼓楼区 exists twice. */
export interface Outline {
  type: 'Feature'
  properties: { adcode: string; name: string; cp: [number, number]; city?: string }
  geometry: { type: 'MultiPolygon'; coordinates: [number, number][][][] }
}

export interface Outlines {
  type: 'FeatureCollection'
  features: Outline[]
}

// Made by "npm run build:map" and not in the repository; without them the page shows its table alone.
const files = import.meta.glob<Outlines>('./map/*.json', { import: 'default' })

/** The outlines of one level, or null when the map was not built. */
export async function loadOutlines(level: 'cities' | 'counties'): Promise<Outlines | null> {
  return (await files[`./map/${level}.json`]?.()) ?? null
}

/** The counties of one city, for drilling down. */
export function countiesOf(all: Outlines, city: string): Outlines {
  return { ...all, features: all.features.filter((outline) => outline.properties.city === city) }
}
