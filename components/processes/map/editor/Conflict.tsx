'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Progress } from '@/components/ui/Progress'
import { againstOf } from '@/lib/processes/file/against'
import type { FilePreview } from '@/lib/processes/file/port'
import { mapStatePaths } from '@/lib/processes/model/states'
import type { StepsView } from '@/lib/processes/steps/view'
import { useMapWorker } from '../../use-map-worker'
import { DifferenceList } from '../DifferenceList'
import { PreviewNotes } from '../PreviewNotes'
import { sendMap } from '../send-map'

/** What was drawn, and the file that it was drawn over. */
export type Mine = {
  text: string
  xml: string
  process: string
  name: string
  /** The version that was refused, while the page may still show it. */
  stale?: number
}

type Props = {
  tenant: string
  view: StepsView
  mine: Mine
  onTake: () => void
}

function download(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/xml' }))
  link.download = 'Мой рисунок.bpmn'
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Somebody was quicker: what one drew is compared with the table as it is now, and nothing is lost meanwhile. */
export function Conflict({ tenant, view, mine, onTake }: Props) {
  const router = useRouter()
  const [preview, setPreview] = useState<FilePreview | null>(null)
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const [stale, setStale] = useState(mine.stale)
  const fresh = view.version !== stale
  const { work, ask } = useMapWorker((answer) => {
    if (answer.kind === 'preview') setPreview(answer.preview)
    else setTrouble('Ваш рисунок не сравнивается с таблицей. Скачайте его и загрузите на странице «Карта из файла».')
  })
  const compare = useEffectEvent(() => {
    const { text: base, xml, process } = mine
    ask({ kind: 'drawing', base, xml, process, against: againstOf(view, { text: base, process }) })
  })
  // The page still shows the table that was refused: the new one is on its way.
  useEffect(() => {
    if (fresh) compare()
  }, [fresh, view.version])
  const send = async ({ text, process }: FilePreview) => {
    setBusy(true)
    const query = new URLSearchParams({
      state: mapStatePaths[view.state],
      version: String(view.version),
      process,
    })
    const url = `/api/${tenant}/processes/${view.processId}/map/file?${query}`
    const answer = await sendMap(url, { method: 'POST', body: text ?? '', name: mine.name })
    setBusy(false)
    if (answer.ok) onTake()
    else {
      setTrouble(answer.conflict ? 'Таблицу снова изменили: ниже – новое сравнение.' : answer.message)
      if (answer.conflict) {
        setStale(view.version)
        setPreview(null)
        router.refresh()
      }
    }
  }
  return (
    <section aria-label="Рисунок и нынешняя таблица" className="grid gap-4">
      <Notice tone="warn" title="Пока вы рисовали, таблицу изменили" live>
        Ваш рисунок цел. Ниже – чем он отличается от нынешней таблицы: запишите его поверх, возьмите нынешнюю карту или
        скачайте свой рисунок.
      </Notice>
      {trouble && (
        <Notice tone="danger" live>
          {trouble}
        </Notice>
      )}
      {(work || !fresh) && <Progress label="Сравнение с таблицей шагов" />}
      {preview && (
        <>
          <h2>{preview.headline}</h2>
          <DifferenceList difference={preview.difference} />
          <PreviewNotes preview={preview} />
        </>
      )}
      <div className="flex flex-wrap gap-3">
        {fresh && preview && preview.stops.length === 0 && (
          <Button onClick={() => void send(preview)} disabled={busy}>
            {busy ? 'Сохраняется…' : 'Записать мой рисунок поверх'}
          </Button>
        )}
        <Button variant="quiet" onClick={() => download(preview?.text ?? mine.xml)}>
          Скачать мой рисунок
        </Button>
        <Button variant="quiet" onClick={onTake} disabled={busy}>
          Взять нынешнюю карту
        </Button>
      </div>
    </section>
  )
}
