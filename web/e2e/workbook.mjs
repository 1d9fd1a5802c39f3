// A small Excel workbook for walks that bring in a sheet of their own: rows of texts, stored as they are.
import { crc32 } from 'node:zlib'

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const letters = (n) => (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26))

function sheet(rows) {
  const cell = (text, r, c) =>
    text === '' ? '' : `<c r="${letters(c)}${r + 1}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`
  const row = (cells, r) => `<row r="${r + 1}">${cells.map((text, c) => cell(text, r, c)).join('')}</row>`
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`
}

/** A zip of stored parts: local headers with their bytes, then the directory. */
function zip(parts) {
  const locals = []
  const directory = []
  let offset = 0
  for (const [name, text] of parts) {
    const bytes = Buffer.from(text)
    const title = Buffer.from(name)
    const sum = crc32(bytes)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt32LE(sum, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt32LE(bytes.length, 22)
    head.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt32LE(sum, 16)
    entry.writeUInt32LE(bytes.length, 20)
    entry.writeUInt32LE(bytes.length, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(head, title, bytes)
    directory.push(entry, title)
    offset += head.length + title.length + bytes.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, list, end])
}

/** A workbook with one sheet, as a file chooser takes it. */
export function workbook(name, rows) {
  const relation = (id, kind, target) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return {
    name,
    mimeType: `${main}.sheet`,
    buffer: zip([
      [
        '[Content_Types].xml',
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/></Types>`,
      ],
      ['_rels/.rels', relation('r1', 'officeDocument', 'xl/workbook.xml')],
      [
        'xl/workbook.xml',
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>',
      ],
      ['xl/_rels/workbook.xml.rels', relation('r1', 'worksheet', 'worksheets/sheet1.xml')],
      ['xl/worksheets/sheet1.xml', sheet(rows)],
    ]),
  }
}
