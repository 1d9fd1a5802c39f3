// Writes src/api/schema.d.ts from the server's description.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../api/openapi.json', import.meta.url)
const target = new URL('../src/api/schema.d.ts', import.meta.url)
const head = '/**\n * Written by "npm run generate" from ../api/openapi.json; do not edit.\n */\n\n'
const text = head + astToString(await openapiTS(JSON.parse(await readFile(source, 'utf8'))))
const before = await readFile(target, 'utf8').catch(() => '')
if (before !== text) await writeFile(target, text)
console.log(before === text ? 'schema.d.ts is current' : 'schema.d.ts written')
