// npm start: everything from a fresh clone to a running portal. First stage, on the person's own Node.
import { address } from './configuration.mjs'
import { checkNode, checkPort, continueOnOwnNode, installIfNeeded } from './install.mjs'
import { command } from './say.mjs'

await command(async () => {
  checkNode()
  const { host, port } = address()
  await checkPort(host, port)
  installIfNeeded()
  continueOnOwnNode('serve.mjs')
})
