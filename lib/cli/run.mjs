// Runs one of the server's own scripts beside the portal's database: `node lib/cli/run.mjs ‹script› …`. First stage,
// any Node.
import { checkNode, continueOnOwnNode, installIfNeeded } from './install.mjs'
import { command } from './say.mjs'

await command(() => {
  checkNode()
  installIfNeeded()
  continueOnOwnNode('run-script.mjs')
  return Promise.resolve()
})
