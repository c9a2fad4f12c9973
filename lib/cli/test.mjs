// npm test: everything that is checked, from a clean checkout. First stage, on the person's own Node.
import { checkNode, continueOnOwnNode, installIfNeeded } from './install.mjs'
import { command } from './say.mjs'

await command(() => {
  checkNode()
  installIfNeeded()
  continueOnOwnNode('check.mjs')
  return Promise.resolve()
})
