'use client'
import { useState } from 'react'
import { newId } from '@/lib/core/ids'
import { useEditor } from './editor-context'

type Removed = { id: string; texts: [string, string][] }

/** Rows of a list of the passport: those that hold something, those just added, and the way back from a removal. */
export function useRows(list: 'team' | 'grounds' | 'goals' | 'effects', filled: readonly string[]) {
  const { fields, edit } = useEditor()
  const [added, setAdded] = useState<string[]>([])
  const [removed, setRemoved] = useState<Removed | null>(null)
  const ids = [...new Set([...filled, ...added])].sort()
  return {
    ids,
    removed,
    add: () => {
      const id = newId()
      setAdded([...added, id])
      setRemoved(null)
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(`[data-row="${id}"] :is(input, textarea)`)?.focus(),
      )
    },
    remove: (id: string) => {
      const texts = Object.entries(fields).filter(
        ([path]) => path === `${list}.${id}` || path.startsWith(`${list}.${id}.`),
      )
      for (const [path] of texts) edit(path, '')
      setAdded(added.filter((one) => one !== id))
      setRemoved(texts.length > 0 ? { id, texts } : null)
    },
    undo: () => {
      for (const [path, text] of removed?.texts ?? []) edit(path, text)
      setRemoved(null)
    },
  }
}

export type Rows = ReturnType<typeof useRows>
