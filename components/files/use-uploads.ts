'use client'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { newId } from '@/lib/core/ids'
import { refusalText } from '@/lib/files/labels'
import { MAX_FILE_BYTES } from '@/lib/files/rules'
import type { UploadedFile } from '@/lib/files/schema'
import { sendFile } from './send-file'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'

export type Upload = {
  key: number
  source: File
  /** Names this file's upload through all its repetitions. */
  attempt: string
  state: 'waiting' | 'sending' | 'attaching' | 'failed'
  sent: number
  message?: string
  /** «Повторить» may help. */
  again?: boolean
  /** It stopped for want of a connection and goes on by itself. */
  offline?: boolean
  /** Already stored: a repetition only attaches it. */
  stored?: UploadedFile
}

const AT_ONCE = 2

/** A chosen file; one that cannot be taken has failed before it is sent. */
function begun(key: number, source: File): Upload {
  const refusal = source.size > MAX_FILE_BYTES ? 'TOO_LARGE' : source.size === 0 ? 'EMPTY' : null
  return {
    key,
    source,
    attempt: newId(),
    sent: 0,
    state: refusal ? 'failed' : 'waiting',
    message: refusal ? refusalText(refusal) : undefined,
  }
}

/** Files on their way: a few at once, each with its own progress, cancellation and repetition. */
export function useUploads(url: string, onUploaded: (file: UploadedFile) => unknown) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const [said, setSaid] = useState('')
  const next = useRef(1)
  const queue = useRef<Upload[]>([])
  const running = useRef(0)
  const cancels = useRef(new Map<number, () => void>())
  const tell = useRef(onUploaded)
  useEffect(() => {
    tell.current = onUploaded
  }, [onUploaded])

  const patch = (key: number, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key))
  const failed = (key: number, message: string, again: boolean) =>
    patch(key, { state: 'failed', message, again, offline: again && !navigator.onLine })

  const attach = async (key: number, file: UploadedFile) => {
    patch(key, { state: 'attaching', stored: file })
    try {
      await tell.current(file)
      drop(key)
      setSaid(`Файл «${file.name}» загружен.`)
    } catch (error) {
      failed(
        key,
        error instanceof Error && error.message ? error.message : 'Файл загружен, но не приложен. Повторите.',
        true,
      )
    }
  }

  const run = async ({ key, source, attempt, stored }: Upload) => {
    if (stored) return attach(key, stored)
    patch(key, { state: 'sending', sent: 0, message: undefined })
    const sending = sendFile(url, { file: source, attempt }, (sent) => patch(key, { sent }))
    cancels.current.set(key, sending.cancel)
    const answer = await sending.answer
    cancels.current.delete(key)
    if (answer.ok) await attach(key, answer.file)
    else failed(key, answer.message, answer.again)
  }

  const pump = () => {
    while (running.current < AT_ONCE) {
      const upload = queue.current.shift()
      if (!upload) return
      running.current += 1
      void run(upload).finally(() => {
        running.current -= 1
        pump()
      })
    }
  }
  const enqueue = (chosen: Upload[]) => {
    queue.current.push(...chosen)
    pump()
  }

  const resume = useEffectEvent(() => {
    const stopped = uploads.filter((one) => one.offline)
    for (const { key } of stopped) patch(key, { state: 'waiting', offline: false, message: undefined })
    enqueue(stopped)
  })
  useEffect(() => {
    window.addEventListener('online', resume)
    return () => window.removeEventListener('online', resume)
  }, [])

  // Leaving the page stops what is under way.
  const busy = uploads.some((one) => one.state !== 'failed')
  useLeaveGuard(busy)

  return {
    uploads,
    busy,
    said,
    add: (files: File[]) => {
      const chosen = files.map((source) => begun(next.current++, source))
      setUploads((all) => [...all, ...chosen])
      enqueue(chosen.filter((one) => one.state === 'waiting'))
    },
    retry: (upload: Upload) => {
      patch(upload.key, { state: 'waiting', message: undefined, offline: false })
      enqueue([upload])
    },
    /** Cancels a running upload or takes a failed one off the list. */
    remove: ({ key }: Upload) => {
      queue.current = queue.current.filter((one) => one.key !== key)
      cancels.current.get(key)?.()
      drop(key)
    },
  }
}
