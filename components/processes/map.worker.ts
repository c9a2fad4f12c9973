/** Reads, compares and draws a map beside the page, so that it stays quick: carries messages to lib/processes/file. */
import { filePort, type FileTask, type OpenTask } from '@/lib/processes/file/port'

const answer = filePort((reply) => self.postMessage(reply))

self.addEventListener('message', ({ data }: MessageEvent<FileTask | OpenTask>) => answer(data))
