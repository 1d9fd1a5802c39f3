import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { VantResolver } from '@vant/auto-import-resolver'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

/** Vant's icon font names a remote file beside the inlined one; the content policy forbids it, so it goes. */
function stripRemoteFonts(): Plugin {
  return {
    name: 'strip-remote-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!/vant\/.*\.css/.test(id)) return null
      return {
        code: code.replace(/,\s*url\((["']?)(?:https?:)?\/\/[^)]*\)\s*format\([^)]*\)/g, ''),
        map: null,
      }
    },
  }
}

/** In development each shell answers under the addresses the server gives it. */
function shellFallback(): Plugin {
  return {
    name: 'shell-fallback',
    configureServer(server) {
      server.middlewares.use((req, _res, next) => {
        const path = (req.url ?? '/').split('?')[0] ?? '/'
        const isPage = !/^\/(api|@|src|node_modules)|\.\w+$/.test(path)
        if (isPage) {
          if (/^\/[crvf]\//.test(path)) req.url = '/sign.html'
          else if (/^\/recruit(\/|$)/.test(path)) req.url = '/recruit.html'
          else if (/^\/m(\/|$)/.test(path)) req.url = '/phone.html'
          else req.url = '/desk.html'
        }
        next()
      })
    },
  }
}

/** The folder of a chunk says which shell loads it; the service worker and the budget go by folder. */
function shellOf(moduleIds: readonly string[]): string {
  const any = (pattern: RegExp) => moduleIds.some((id) => pattern.test(id))
  if (
    any(/node_modules\/(element-plus|@element-plus)\/|\/src\/(desk|kit\/desk)\/|modules\/[^/]+\/(desk|Desk)/)
  )
    return 'desk'
  if (any(/node_modules\/(vant|@vant|dexie)\/|\/src\/(phone|kit\/phone)\/|modules\/[^/]+\/(phone|Phone)/))
    return 'phone'
  if (any(/\/src\/sign\/|modules\/[^/]+\/(sign|Sign)|node_modules\/signature_pad\//)) return 'sign'
  if (any(/\/src\/recruit\//)) return 'recruit'
  return 'shared'
}

const src = fileURLToPath(new URL('./src', import.meta.url))

const config: UserConfig = {
  base: '/',
  resolve: { alias: { '@': src } },
  plugins: [
    vue(),
    stripRemoteFonts(),
    shellFallback(),
    Components({
      dirs: [],
      dts: false,
      resolvers: [ElementPlusResolver({ importStyle: 'css' }), VantResolver()],
    }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/phone',
      filename: 'sw.ts',
      injectRegister: null,
      manifest: false,
      injectManifest: {
        globPatterns: [
          'phone.html',
          'favicon.svg',
          'assets/phone/**/*.{js,css}',
          'assets/shared/**/*.{js,css}',
        ],
        globIgnores: [],
      },
    }),
  ],
  build: {
    // WeChat's browser on older phones and the domestic desktop browsers are Chromium 78 and later.
    target: ['chrome78', 'safari13'],
    cssTarget: ['chrome78', 'safari13'],
    manifest: 'manifest.json', // read and removed by scripts/budget.mjs
    assetsInlineLimit: 2048,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { desk: 'desk.html', phone: 'phone.html', sign: 'sign.html', recruit: 'recruit.html' },
      output: {
        entryFileNames: 'assets/[name]/[name]-[hash].js',
        chunkFileNames: (chunk) => `assets/${shellOf(chunk.moduleIds)}/[name]-[hash].js`,
        assetFileNames: (asset) => {
          // Style sheets do not say whence they come, but the kit's class names do.
          const text = typeof asset.source === 'string' ? asset.source : ''
          const shell = /\.el-[a-z]/.test(text)
            ? 'desk'
            : /\.van-[a-z]|--van-/.test(text)
              ? 'phone'
              : 'shared'
          return `assets/${shell}/[name]-[hash][extname]`
        },
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules\/(@vue\/(runtime|reactivity|shared)|vue\/)/, priority: 30 },
            // The signer's pages call the server, but have neither router nor query cache.
            { name: 'fetch', test: /node_modules\/openapi-fetch\//, priority: 20 },
            { name: 'client', test: /node_modules\/(vue-router|@tanstack)\//, priority: 20 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: process.env['XIEZHI_URL'] ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
}

export default defineConfig(config)
