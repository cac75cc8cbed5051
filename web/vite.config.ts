import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SCRIPT = new URL('theme.js', import.meta.url);

/**
 * What must be there before the first paint: the chosen theme, as a plain script of its own because the policy
 * allows nothing inline, and the face, so that text is painted in it the first time and never moves.
 */
const beforeFirstPaint: Plugin = {
  name: 'before-first-paint',
  buildStart() {
    this.emitFile({ type: 'asset', name: 'theme.js', source: readFileSync(SCRIPT, 'utf8') });
  },
  transformIndexHtml(_html, { bundle }) {
    const find = (file: RegExp) => Object.keys(bundle ?? {}).find((each) => file.test(each));
    const face = find(/inter-latin-wght.*\.woff2$/);
    const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${face}` };
    return [
      { tag: 'script', attrs: { src: `/${find(/theme-.*\.js$/) ?? 'theme.js'}` }, injectTo: 'head' },
      ...(face ? [{ tag: 'link', attrs, injectTo: 'head' as const }] : []),
    ];
  },
};

/** Packed once as tightly as it goes, because what is served is the same for everyone and holds no secret. */
const packed: Plugin = {
  name: 'packed',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/^assets\/.*\.(js|css|svg)$/.test(file.fileName)) continue;
        const source = file.type === 'chunk' ? file.code : file.source;
        const emit = (extension: string, content: Buffer) =>
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.${extension}`, source: content });
        emit('gz', gzipSync(source, { level: 9 }));
        emit('br', brotliCompressSync(source));
      }
    },
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tailwindcss(), beforeFirstPaint, packed],
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    // A strict policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
