// npm run bench: the portal's figures as one JSON on standard output; progress goes to standard error.
import { checkNode, continueOnOwnNode, installIfNeeded } from './install.mjs'
import { command } from './say.mjs'

await command(() => {
  checkNode()
  // Standard output is the JSON's alone.
  console.log = console.error
  installIfNeeded()
  continueOnOwnNode('measure.mjs')
  return Promise.resolve()
})
