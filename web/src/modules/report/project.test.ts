import { expect, test } from 'vitest'
import type { Outlines } from './map'
import { project } from './project'

const square: Outlines = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { adcode: '320583', name: '昆山市', cp: [2, 0] },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, -1],
              [4, -1],
              [4, 1],
              [0, 1],
              [0, -1],
            ],
          ],
        ],
      },
    },
  ],
}

test('an outline fills the width, north is up, and the name stands where it is said', () => {
  expect(project(square, 400)).toEqual({
    height: 200,
    drawn: [{ adcode: '320583', name: '昆山市', path: 'M0 200L400 200L400 0L0 0L0 200Z', at: [200, 100] }],
  })
})

test('no outlines, no map', () => {
  expect(project({ type: 'FeatureCollection', features: [] }, 400)).toEqual({ height: 0, drawn: [] })
})
