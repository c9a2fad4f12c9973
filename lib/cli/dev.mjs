// npm run dev: the portal for developers, rebuilt as files change.
import { address } from './configuration.mjs'
import { checkNode, checkPort, continueOnOwnNode, installIfNeeded } from './install.mjs'
import { command } from './say.mjs'

await command(async () => {
  checkNode()
  const { host, port } = address()
  await checkPort(host, port)
  installIfNeeded()
  process.env.GEMBA_DEV = '1'
  continueOnOwnNode('serve.mjs')
})
