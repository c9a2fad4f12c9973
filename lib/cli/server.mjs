// node --import ./lib/cli/server.mjs file.ts – runs the server's own TypeScript outside Next (worker, seed, audit
// check):
// TypeScript and the @/ alias through tsx; `server-only`, which throws outside a server bundle, is nothing here.
// The condition react-server is no way out: under it React lacks what next/navigation needs.
import { registerHooks } from 'node:module'
import 'tsx'

const nothing = new URL('./nothing.mjs', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'server-only' ? { url: nothing, format: 'module', shortCircuit: true } : next(specifier, context),
})
