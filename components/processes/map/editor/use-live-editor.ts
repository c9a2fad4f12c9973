'use client'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { Editor, Listed } from './modeler'

/** The editor in its box: loaded with the first map, ended with the page; `changed` is told of every change. */
export function useLiveEditor(box: RefObject<HTMLDivElement | null>, changed: (editor: Editor) => void) {
  const live = useRef<Editor | null>(null)
  const told = useRef(changed)
  const [shapes, setShapes] = useState<Listed[]>([])
  const [selected, setSelected] = useState<string | null>(null)
  useEffect(() => {
    told.current = changed
  })
  useEffect(
    () => () => {
      live.current?.close()
      live.current = null
    },
    [],
  )
  /** False – it could not be opened. */
  const show = useCallback(
    async (xml: string): Promise<boolean> => {
      try {
        const { openEditor } = await import('./modeler')
        if (!box.current) return true
        live.current ??= openEditor(box.current, {
          changed: () => {
            if (!live.current) return
            setShapes(live.current.shapes())
            told.current(live.current)
          },
          selected: setSelected,
        })
        await live.current.open(xml)
        setShapes(live.current.shapes())
        return true
      } catch (error) {
        console.error(error)
        return false
      }
    },
    [box],
  )
  const editor = useCallback(() => live.current, [])
  return { editor, show, shapes, selected }
}
