'use client'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { controlClass, Labelled } from '@/components/ui/Field'
import { describedBy, useField } from '@/components/ui/form-context'
import { formatBytes } from '@/lib/core/format'
import { proposalLimits } from '@/lib/proposals/schema'
import { smallPicture } from './small-picture'

type Shown = { name: string; size: number; url: string }

/**
 * Photos that go with the form itself, so that it works without script; with it they are made small and shown before
 * sending.
 */
export function PhotoField() {
  const field = useField('photos')
  const [shown, setShown] = useState<Shown[]>([])
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  useEffect(() => () => shown.forEach(({ url }) => URL.revokeObjectURL(url)), [shown])

  const take = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])]
    setBusy(true)
    const files = await Promise.all(chosen.slice(0, proposalLimits.photos).map(smallPicture))
    const list = new DataTransfer()
    for (const file of files) list.items.add(file)
    input.files = list.files
    setShown(files.map((file) => ({ name: file.name, size: file.size, url: URL.createObjectURL(file) })))
    setSaid(
      chosen.length > proposalLimits.photos ? `Взяли первые ${proposalLimits.photos} снимка: больше не нужно.` : '',
    )
    setBusy(false)
  }
  const clear = () => {
    const input = document.getElementById(field.id)
    if (input instanceof HTMLInputElement) input.value = ''
    setShown([])
    setSaid('')
  }
  const hint = `До ${proposalLimits.photos} снимков JPG, PNG или WEBP, вместе до 5 МБ: большие портал уменьшит. Место съёмки и модель телефона из них убираются.`

  return (
    <div>
      <Labelled label="Снимки" optional hint={hint} {...field}>
        <input
          id={field.id}
          name="photos[]"
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp"
          className={controlClass(field.error)}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={describedBy(field, hint)}
          onChange={(event) => void take(event.currentTarget)}
        />
      </Labelled>
      <p role="status" className="text-sm text-muted">
        {busy ? 'Уменьшаем снимки…' : said}
      </p>
      {shown.length > 0 && (
        <div className="mt-2 flex flex-wrap items-end gap-3">
          {shown.map(({ name, size, url }) => (
            <figure key={url} className="w-24">
              {/* eslint-disable-next-line @next/next/no-img-element -- a file of this very browser */}
              <img
                src={url}
                alt={`Выбран снимок ${name}`}
                className="aspect-square w-full rounded-ctl border border-line object-cover"
              />
              <figcaption className="text-sm text-muted">{formatBytes(size)}</figcaption>
            </figure>
          ))}
          <Button variant="text" size="s" onClick={clear}>
            Убрать снимки
          </Button>
        </div>
      )}
    </div>
  )
}
