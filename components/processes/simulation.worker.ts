/** Simulates beside the page, so that it stays quick: carries messages to lib/processes/simulation and back. */
import { simulationPort } from '@/lib/processes/simulation/port'

const receive = simulationPort({
  post: (reply) => self.postMessage(reply),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  now: () => performance.now(),
})

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => void receive(data))
