/** Beside each built file that gains by it, its Brotli and gzip forms: the server never compresses. */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const WORTH = /\.(m?js|css|html|svg|json)$/
const LEAST_BYTES = 1024

/** @returns {import('vite').Plugin} */
export function precompressed() {
  let folder = ''
  return {
    name: 'precompressed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    async closeBundle() {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && WORTH.test(entry.name)) await compress(join(entry.parentPath, entry.name))
      }
    },
  }
}

/** @param {string} path */
async function compress(path) {
  const body = await readFile(path)
  if (body.length < LEAST_BYTES) return
  await writeFile(`${path}.br`, await promisify(brotliCompress)(body))
  await writeFile(`${path}.gz`, await promisify(gzip)(body, { level: 9 }))
}
