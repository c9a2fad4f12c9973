/** Reads, lays out and draws a map beside the page, so that it stays quick: carries messages to lib/processes/map. */
import { mapPort, type MapTask } from '@/lib/processes/map/port'

const answer = mapPort((reply) => self.postMessage(reply))

self.addEventListener('message', ({ data }: MessageEvent<MapTask>) => answer(data))
