// Makes the font that printed forms are set in: Noto Serif SC (OFL-1.1), cut
// down to what official paper needs. The result is not committed; the server
// embeds it when it is there (internal/platform/paper/font).
//
//   node scripts/font.mjs [target.ttf]
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const here = dirname(fileURLToPath(import.meta.url))
const target = resolve(process.argv[2] ?? `${here}/../../internal/platform/paper/font/xiezhi-serif.ttf`)
const resolved = (name) => fileURLToPath(import.meta.resolve(name))
const source = resolved('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')
const licence = resolved('@expo-google-fonts/noto-serif-sc/LICENSE_FONT')

// Characters of the 通用规范汉字表 that stand in CJK extension A; names use them.
const extensionA =
  '㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡' +
  '䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮'

function* range(from, to) {
  for (let code = from; code <= to; code++) yield String.fromCodePoint(code)
}

function* gbk() {
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\ufffd' && !/[\ue000-\uf8ff]/.test(text)) yield text
    }
  }
}

function wanted() {
  const chars = new Set([
    ...range(0x20, 0x7e),
    ...range(0xa0, 0xff),
    ...range(0x2010, 0x2027), // dashes, quotation marks, ellipsis
    ...'‰′″※℃№™←↑→↓√×÷±≤≥≠≈□■○●◇◆△▲☆★☑☒✓✔',
    ...range(0x2460, 0x2473), // ①–⑳
    ...range(0x3000, 0x303f), // CJK punctuation
    ...range(0xff01, 0xff5e), // full-width forms
    ...'￥￠￡',
    ...gbk(),
    ...extensionA,
    ...range(0x9fa6, 0x9fff),
    // Beyond the basic plane the font holds little but the 通用规范汉字表.
    ...range(0x20000, 0x323af),
  ])
  return [...chars].join('')
}

async function upToDate() {
  try {
    const made = (await stat(target)).mtimeMs
    const inputs = await Promise.all([stat(source), stat(fileURLToPath(import.meta.url))])
    return inputs.every((input) => input.mtimeMs < made)
  } catch {
    return false
  }
}

if (await upToDate()) {
  console.log(`${target}: up to date`)
} else {
  const font = await subsetFont(await readFile(source), wanted(), {
    targetFormat: 'truetype',
    keepFeatures: [],
    noLayoutClosure: true,
    noHinting: true,
    dropTables: ['BASE', 'GDEF', 'GPOS', 'GSUB', 'STAT', 'vhea', 'vmtx'],
  })
  await mkdir(dirname(target), { recursive: true })
  await copyFile(licence, `${dirname(target)}/OFL.txt`)
  await writeFile(`${target}.part`, font)
  await rename(`${target}.part`, target)
  console.log(`${target}: ${(font.length / 1e6).toFixed(1)} MB`)
}
