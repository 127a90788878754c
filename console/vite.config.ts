import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { precompressed } from './build/precompressed.mjs'

const server = process.env['POSTE_URL'] ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [svelte(), precompressed()],
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/api': { target: server, ws: true, changeOrigin: true } } },
})
