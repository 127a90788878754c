/** Types of what the server says, from its committed contracts; with --check, whether they are up to date. */
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const HEADING = '// Written from docs/ by build/generate.mjs; do not edit by hand.\n\n'
const contract = async (name) => JSON.parse(await readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8'))

/** The live feed's messages are schemas of the AsyncAPI document: the one part of it that a browser reads. */
async function liveDocument() {
  const { components } = await contract('asyncapi.json')
  const wanted = new Set()
  const visit = (node) => {
    if (Array.isArray(node)) node.forEach(visit)
    else if (node && typeof node === 'object') Object.values(node).forEach(visit)
    else if (typeof node === 'string' && node.startsWith('#/components/schemas/')) {
      const name = node.slice('#/components/schemas/'.length)
      if (!wanted.has(name)) {
        wanted.add(name)
        visit(components.schemas[name])
      }
    }
  }
  for (const [name, message] of Object.entries(components.messages)) if (name.startsWith('live.')) visit(message)
  const schemas = Object.fromEntries([...wanted].sort().map((name) => [name, components.schemas[name]]))
  return { openapi: '3.1.0', info: { title: 'live feed', version: '1' }, paths: {}, components: { schemas } }
}

/** Without examples, which are most of the document and none of its types. A member may be called so: those stay. */
function bare(node, members = false) {
  if (Array.isArray(node)) return node.map((item) => bare(item))
  if (!node || typeof node !== 'object') return node
  const kept = Object.entries(node).filter(([name]) => members || !['example', 'examples'].includes(name))
  return Object.fromEntries(kept.map(([name, item]) => [name, bare(item, name === 'properties')]))
}

const generated = { 'api.ts': await contract('openapi.json'), 'live.ts': await liveDocument() }
let stale = 0
for (const [name, document] of Object.entries(generated)) {
  const path = new URL(`../src/generated/${name}`, import.meta.url)
  const text = HEADING + astToString(await openapiTS(bare(document), { defaultNonNullable: false }))
  if (!process.argv.includes('--check')) await writeFile(path, text)
  else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
    console.error(`src/generated/${name} is not what docs/ say: npm run generate`)
    stale = 1
  }
}
process.exitCode = stale
