// Lets the tests use the product's own factories: what Next's bundler does for server code, done for plain Node.
// Imported by playwright.config.ts, which every worker reads before its test files.
import { registerHooks } from 'node:module'

const nothing = new URL('../../../lib/cli/nothing.mjs', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'server-only') return { url: nothing, format: 'module', shortCircuit: true }
    // next/headers and its like are files without a map of exports.
    const found = next(/^next\/[a-z]+$/.test(specifier) ? `${specifier}.js` : specifier, context)
    return found.url.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found
  },
})
