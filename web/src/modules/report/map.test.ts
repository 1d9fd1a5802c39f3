import { expect, test } from 'vitest'
import { countiesOf, loadOutlines, type Outlines } from './map'

function outline(adcode: string, name: string, city: string): Outlines['features'][number] {
  return {
    type: 'Feature',
    properties: { adcode, name, city, cp: [120, 31] },
    geometry: { type: 'MultiPolygon', coordinates: [] },
  }
}

test('drilling down keeps the counties of one city, also where names repeat', () => {
  const all: Outlines = {
    type: 'FeatureCollection',
    features: [outline('320106', '鼓楼区', '320100'), outline('320302', '鼓楼区', '320300')],
  }
  expect(countiesOf(all, '320300').features.map((f) => f.properties.adcode)).toEqual(['320302'])
})

test('the built map has every city and county once', async () => {
  const [cities, counties] = await Promise.all([loadOutlines('cities'), loadOutlines('counties')])
  if (!cities || !counties) {
    // Without a build there is nothing to draw, and both levels say so alike.
    expect([cities, counties]).toEqual([null, null])
    return
  }
  expect(new Set(cities.features.map((f) => f.properties.adcode)).size).toBe(13)
  expect(new Set(counties.features.map((f) => f.properties.adcode)).size).toBe(95)
  expect(countiesOf(counties, '320500').features.map((f) => f.properties.adcode)).toContain('320583')
})
