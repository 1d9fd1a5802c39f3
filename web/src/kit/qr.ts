/**
 * QR codes (ISO/IEC 18004) for links: byte mode, error correction level M, versions 1 to 10, which is 213 bytes.
 * Drawn on the phone, so that the link goes to nobody else.
 */

/** Of each version: correction bytes per block, then blocks by the number of their data bytes. */
const blocks: readonly (readonly [ec: number, data: readonly number[]])[] = [
  [10, [16]],
  [16, [28]],
  [26, [44]],
  [18, [32, 32]],
  [24, [43, 43]],
  [16, [27, 27, 27, 27]],
  [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]],
  [22, [36, 36, 36, 37, 37]],
  [26, [43, 43, 43, 43, 44]],
]
const aligned: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
]

// GF(256) over x⁸+x⁴+x³+x²+1.
const exp = new Uint8Array(512)
const log = new Uint8Array(256)
for (let i = 0, x = 1; i < 255; i++) {
  exp[i] = exp[i + 255] = x
  log[x] = i
  x = x & 128 ? (x << 1) ^ 0x11d : x << 1
}
const at = (list: ArrayLike<number>, i: number): number => list[i] ?? 0
const times = (a: number, b: number): number => (a && b ? at(exp, at(log, a) + at(log, b)) : 0)

/** The correction bytes of a block: the remainder by the generator of that degree. */
function correction(data: readonly number[], degree: number): number[] {
  let generator = [1]
  for (let i = 0; i < degree; i++) {
    const next = [...generator, 0]
    generator.forEach((g, j) => (next[j + 1] = at(next, j + 1) ^ times(g, at(exp, i))))
    generator = next
  }
  const rest = [...data, ...Array.from({ length: degree }, () => 0)]
  for (let i = 0; i < data.length; i++) {
    const factor = at(rest, i)
    generator.forEach((g, j) => (rest[i + j] = at(rest, i + j) ^ times(g, factor)))
  }
  return rest.slice(data.length)
}

function codewords(bytes: Uint8Array, version: number): number[] {
  const [ec, sizes] = blocks[version - 1] ?? [0, []]
  const room = sizes.reduce((sum, n) => sum + n, 0)
  const bits: number[] = []
  const push = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1)
  }
  push(4, 4)
  push(bytes.length, version < 10 ? 8 : 16)
  bytes.forEach((b) => push(b, 8))
  push(0, Math.min(4, room * 8 - bits.length))
  while (bits.length % 8) bits.push(0)
  for (let pad = 0xec; bits.length < room * 8; pad ^= 0xec ^ 0x11) push(pad, 8)

  const data: number[] = []
  for (let i = 0; i < bits.length; i += 8) data.push(parseInt(bits.slice(i, i + 8).join(''), 2))
  let from = 0
  const parts = sizes.map((n) => data.slice(from, (from += n)))
  const checks = parts.map((part) => correction(part, ec))
  const out: number[] = []
  for (let i = 0; i < Math.max(...sizes); i++) parts.forEach((p) => i < p.length && out.push(at(p, i)))
  for (let i = 0; i < ec; i++) checks.forEach((c) => out.push(at(c, i)))
  return out
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Appends the remainder by a generator, as format and version information ask. */
function guarded(value: number, degree: number, generator: number): number {
  let rest = value << degree
  const top = 31 - Math.clz32(generator)
  while (rest && 31 - Math.clz32(rest) >= top) rest ^= generator << (31 - Math.clz32(rest) - top)
  return (value << degree) | rest
}

class Grid {
  readonly size: number
  readonly dark: Uint8Array
  readonly fixed: Uint8Array

  constructor(private readonly version: number) {
    this.size = version * 4 + 17
    this.dark = new Uint8Array(this.size * this.size)
    this.fixed = new Uint8Array(this.size * this.size)
    this.patterns()
  }

  set(x: number, y: number, on: boolean | number) {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return
    this.dark[y * this.size + x] = on ? 1 : 0
    this.fixed[y * this.size + x] = 1
  }

  private patterns() {
    const end = this.size - 7
    for (let i = 0; i < this.size; i++) {
      this.set(6, i, i % 2 === 0)
      this.set(i, 6, i % 2 === 0)
    }
    for (const [cx, cy] of [
      [3, 3],
      [end + 3, 3],
      [3, end + 3],
    ] as const)
      for (let dy = -4; dy <= 4; dy++)
        for (let dx = -4; dx <= 4; dx++) {
          const ring = Math.max(Math.abs(dx), Math.abs(dy))
          this.set(cx + dx, cy + dy, ring !== 2 && ring !== 4)
        }
    const centres = aligned[this.version - 1] ?? []
    for (const cy of centres)
      for (const cx of centres) {
        const last = this.size - 7
        if ((cx === 6 && (cy === 6 || cy === last)) || (cx === last && cy === 6)) continue
        for (let dy = -2; dy <= 2; dy++)
          for (let dx = -2; dx <= 2; dx++)
            this.set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
      }
    this.format(0)
    if (this.version < 7) return
    const info = guarded(this.version, 12, 0x1f25)
    for (let i = 0; i < 18; i++) {
      const a = this.size - 11 + (i % 3)
      const b = Math.floor(i / 3)
      this.set(a, b, (info >> i) & 1)
      this.set(b, a, (info >> i) & 1)
    }
  }

  /** Level M is 00 in the format information. */
  format(mask: number) {
    const info = guarded(mask, 10, 0x537) ^ 0x5412
    for (let i = 0; i < 15; i++) {
      const bit = (info >> i) & 1
      if (i < 6) this.set(8, i, bit)
      else if (i < 8) this.set(8, i + 1, bit)
      else if (i === 8) this.set(7, 8, bit)
      else this.set(14 - i, 8, bit)
      if (i < 8) this.set(this.size - 1 - i, 8, bit)
      else this.set(8, this.size - 15 + i, bit)
    }
    this.set(8, this.size - 8, 1)
  }

  fill(words: readonly number[]) {
    let bit = 0
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5
      for (let step = 0; step < this.size; step++)
        for (const x of [right, right - 1]) {
          const y = ((right + 1) & 2) === 0 ? this.size - 1 - step : step
          const i = y * this.size + x
          if (this.fixed[i]) continue
          this.dark[i] = (at(words, bit >> 3) >> (7 - (bit & 7))) & 1
          bit++
        }
    }
  }

  masked(mask: number): Uint8Array {
    this.format(mask)
    const turns = masks[mask] ?? (() => false)
    return this.dark.map((on, i) =>
      !this.fixed[i] && turns(i % this.size, Math.floor(i / this.size)) ? on ^ 1 : on,
    )
  }
}

/** How hard a pattern is to read, by the standard's four rules; the lower the better. */
function penalty(dark: Uint8Array, size: number): number {
  let points = 0
  const lines: string[] = []
  for (let i = 0; i < size; i++) {
    let row = ''
    let column = ''
    for (let j = 0; j < size; j++) {
      row += String(at(dark, i * size + j))
      column += String(at(dark, j * size + i))
    }
    lines.push(row, column)
  }
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2
    for (let i = 0; i + 11 <= size; i++) {
      const part = line.slice(i, i + 11)
      if (part === '10111010000' || part === '00001011101') points += 40
    }
  }
  for (let y = 0; y + 1 < size; y++)
    for (let x = 0; x + 1 < size; x++) {
      const i = y * size + x
      const sum = at(dark, i) + at(dark, i + 1) + at(dark, i + size) + at(dark, i + size + 1)
      if (sum % 4 === 0) points += 3
    }
  const share = (dark.reduce((a, b) => a + b, 0) * 100) / (size * size)
  return points + Math.floor(Math.abs(share - 50) / 5) * 10
}

/** The dark modules of a text, row by row, under the mask that is easiest to read. */
export function qr(text: string): { size: number; dark: Uint8Array } {
  const bytes = new TextEncoder().encode(text)
  const version =
    blocks.findIndex(
      ([, sizes], i) => sizes.reduce((sum, n) => sum + n, 0) >= bytes.length + (i < 9 ? 2 : 3),
    ) + 1
  if (version === 0) throw new Error('too long for a QR code')
  const grid = new Grid(version)
  grid.fill(codewords(bytes, version))
  const choices = masks.map((_, m) => grid.masked(m))
  const points = choices.map((dark) => penalty(dark, grid.size))
  const best = choices[points.indexOf(Math.min(...points))]
  return { size: grid.size, dark: best ?? grid.dark }
}
