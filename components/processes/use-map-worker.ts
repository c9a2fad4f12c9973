'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileReply, FileTask, OpenTask } from '@/lib/processes/file/port'

type Without<T> = T extends unknown ? Omit<T, 'job'> : never
export type MapTask = Without<FileTask> | Without<OpenTask>
export type MapAnswer = Exclude<FileReply, { kind: 'progress' }>
export type MapWork = { stage: 'read' | 'compare' | 'draw' } | null

/**
 * Work on a map in a worker: `ask` begins a task and drops the one under way, `cancel` ends it. The worker is loaded
 * with the first task and ends with the component.
 */
export function useMapWorker(tell: (answer: MapAnswer) => void) {
  const [work, setWork] = useState<MapWork>(null)
  const worker = useRef<Worker | null>(null)
  const job = useRef(0)
  const told = useRef(tell)
  useEffect(() => {
    told.current = tell
  })

  const close = useCallback(() => {
    worker.current?.terminate()
    worker.current = null
  }, [])
  useEffect(() => close, [close])

  const ask = useCallback(
    (task: MapTask) => {
      // A task cannot be interrupted: its worker is ended.
      if (job.current > 0 && worker.current) close()
      job.current += 1
      const mine = job.current
      setWork({ stage: 'read' })
      const end = (answer: MapAnswer) => {
        if (mine !== job.current) return
        setWork(null)
        told.current(answer)
      }
      // The address must stand in the call itself: the bundler finds the worker by it.
      const opened = new Worker(new URL('./map.worker.ts', import.meta.url), { type: 'module' })
      worker.current = opened
      opened.onmessage = ({ data }: MessageEvent<FileReply>) => {
        if (data.kind === 'progress') setWork({ stage: data.stage })
        else end(data)
      }
      opened.onerror = ({ message }) => end({ kind: 'failed', job: mine, error: message })
      opened.postMessage({ ...task, job: mine })
    },
    [close],
  )
  const cancel = useCallback(() => {
    job.current += 1
    close()
    setWork(null)
  }, [close])

  return { work, ask, cancel }
}
