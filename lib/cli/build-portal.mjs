// Builds the portal when its sources changed: a process of its own, so that `npm test` does other things meanwhile.
import { buildIfNeeded } from './build.mjs'
import { command } from './say.mjs'

await command(() => {
  buildIfNeeded()
  return Promise.resolve()
})
