import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { precompressed } from './build/precompressed.mjs'

const server = process.env['POSTE_URL'] ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [svelte(), precompressed()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    // The map library is two thirds of all there is, and changes less often than what is ours.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'maplibre', test: /node_modules.maplibre-gl/ }] } } },
  },
  server: { proxy: { '/api': { target: server, ws: true, changeOrigin: true } } },
})
