import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compiledCatalogues } from './build/catalogues.ts'

/** Where `npm run dev` finds the server's doors while Vite serves the console itself. */
const server = process.env['CONSOLE_DEV_SERVER'] ?? 'http://127.0.0.1:8460'

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [compiledCatalogues(), react(), tailwindcss()],
  json: { stringify: true },
  build: {
    target: 'es2022',
    manifest: true,
    // Inline data: URLs and the inline preload helper would need a wider content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: { '/api': { target: server, ws: true } },
  },
})
