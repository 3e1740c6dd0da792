import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { traditional } from './build/traditional.ts'
import { verifyPagePlugin } from './build/verify-page.ts'

/** Paths that the node answers itself: never the app's shell, never kept by the service worker. */
const nodePaths = [
  '/calendar',
  '/api',
  '/q',
  '/c',
  '/p',
  '/apply',
  '/verify',
  '/log',
  '/epcis',
  '/01',
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.json',
  '/docs',
]

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, import.meta.dirname, 'LIANYU_')
  const node = env.LIANYU_NODE ?? 'http://127.0.0.1:8036'
  return {
    root: import.meta.dirname,
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      manifest: true,
      chunkSizeWarningLimit: 900,
      rolldownOptions: {
        // Following a case by its code is an entry of its own: a citizen's phone gets none of the app.
        input: ['index.html', 'public-case.html'].map((page) => join(import.meta.dirname, page)),
        output: {
          // React and the router change seldom: a chunk of their own stays cached over our own releases.
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/, priority: 2 },
              { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 2 },
            ],
          },
        },
      },
    },
    server: {
      host: '127.0.0.1',
      port: Number(env.LIANYU_WEB_PORT ?? 5173),
      proxy: Object.fromEntries(nodePaths.map((path) => [path, { target: node, changeOrigin: false }])),
    },
    plugins: [
      react(),
      traditional(),
      verifyPagePlugin(),
      VitePWA({
        registerType: 'prompt',
        injectRegister: false,
        manifest: {
          name: '联域 Lianyu',
          short_name: '联域',
          lang: 'zh-CN',
          description: '相邻地区共同的事，一件事一本账',
          start_url: '/',
          display: 'standalone',
          background_color: '#fbfbf8',
          theme_color: '#f3f4ef',
          icons: [
            { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
            { src: '/icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
          ],
        },
        workbox: {
          // The shell only: what a matter says is never kept by the service worker, so it can be erased.
          globPatterns: ['index.html', 'icon*.svg', 'assets/*.{js,css}'],
          globIgnores: ['assets/gallery*', 'assets/echarts*'],
          maximumFileSizeToCacheInBytes: 3_000_000,
          navigateFallback: 'index.html',
          navigateFallbackDenylist: nodePaths.map((path) => new RegExp(`^${path.replace('.', '\\.')}(/|$|\\?)`)),
          cleanupOutdatedCaches: true,
        },
      }),
    ],
  }
})
