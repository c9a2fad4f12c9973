'use client'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'

type Draft = Record<string, string>
type Field = HTMLInputElement | HTMLTextAreaElement

const isField = (found: unknown): found is Field =>
  found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement

function read(key: string): Draft {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof stored === 'object' && stored !== null
      ? (Object.fromEntries(Object.entries(stored).filter(([, text]) => typeof text === 'string')) as Draft)
      : {}
  } catch {
    return {}
  }
}

function write(key: string, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // A full or forbidden store: the words still stand on the page.
  }
}

/**
 * Keeps a form's fields of these names in the browser while they are typed and puts them back into an empty form.
 * Stands inside the form.
 */
export function DraftKeeper({ storageKey, names }: { storageKey: string; names: readonly string[] }) {
  const mark = useRef<HTMLDivElement>(null)
  const [restored, setRestored] = useState(false)
  const fields = () => names.map((name) => mark.current?.closest('form')?.elements.namedItem(name)).filter(isField)
  const set = (field: Field, text: string) => {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  useEffect(() => {
    const form = mark.current?.closest('form')
    if (!form) return
    const own = () => names.map((name) => form.elements.namedItem(name)).filter(isField)
    const draft = read(storageKey)
    const visible = own().filter(({ type }) => type !== 'hidden')
    if (visible.some(({ name }) => draft[name]) && visible.every(({ value }) => value === '')) {
      for (const field of own()) if (draft[field.name]) field.value = draft[field.name] ?? ''
      // The fields are the browser's, not React's: what is shown follows from what was put there.
      queueMicrotask(() => setRestored(true))
    }
    const save = () => write(storageKey, Object.fromEntries(own().map(({ name, value }) => [name, value])))
    form.addEventListener('input', save)
    return () => form.removeEventListener('input', save)
  }, [storageKey, names])

  const clear = () => {
    for (const field of fields()) if (field.type !== 'hidden') set(field, '')
    write(storageKey, null)
    setRestored(false)
  }
  return (
    <div ref={mark} className={restored ? undefined : 'hidden'}>
      {restored && (
        <Notice
          tone="info"
          live
          action={
            <Button variant="text" size="s" onClick={clear}>
              Начать заново
            </Button>
          }
        >
          Вернули то, что вы не успели отправить. Снимки выберите ещё раз.
        </Notice>
      )}
    </div>
  )
}

/** Stands on the page that follows a successful sending. */
export function ForgetDraft({ storageKey }: { storageKey: string }) {
  useEffect(() => write(storageKey, null), [storageKey])
  return null
}
