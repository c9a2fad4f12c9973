'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Progress } from '@/components/ui/Progress'
import { againstOf } from '@/lib/processes/file/against'
import type { KeptFile } from '@/lib/processes/file/keep'
import type { FilePreview } from '@/lib/processes/file/port'
import { refusalText } from '@/lib/processes/map/labels'
import type { EncodingOffer, Refusal } from '@/lib/processes/map/refusals'
import { mapStatePaths } from '@/lib/processes/model/states'
import type { StepsView } from '@/lib/processes/steps/view'
import { useMapWorker } from '../use-map-worker'
import { FileChoice } from './FileChoice'
import { FilledPreview } from './FilledPreview'
import { readable } from './convert-visio'
import { sendMap } from './send-map'

type Props = { tenant: string; view: StepsView; kept: KeptFile | null }
export type ChosenFile = { name: string; bytes: Uint8Array<ArrayBuffer> }
type Refused = { text: string; offer: EncodingOffer | null }
type Phase =
  | { at: 'choose' }
  | { at: 'refused'; refused: Refused }
  | { at: 'preview'; preview: FilePreview }
  | { at: 'sending'; preview: FilePreview }
  | { at: 'done'; text: string }

const stageWords = {
  read: 'Файл читается',
  compare: 'Сравнение с таблицей шагов',
  draw: 'Карта рисуется',
} as const

const refusedOf = (reason: Refusal): Refused => ({
  text: refusalText(reason),
  offer: reason.kind === 'bytes' || reason.kind === 'rubbish' ? reason.offer : null,
})
const NO_STEPS = 'В файле нет ни одного процесса с шагами. Прежняя карта не изменилась.'
const BROKEN = 'Файл не прочитан из-за сбоя. Прежняя карта не изменилась. Обновите страницу и повторите.'

const withNotes = (preview: FilePreview, notes: readonly string[]): FilePreview => ({
  ...preview,
  sayings: [...notes.map((text) => ({ level: 'warning' as const, text })), ...preview.sayings],
})

/** A file is chosen, read beside the page, compared with the table, and fills it when a person confirms. */
function useUpload({ tenant, view, kept }: Props) {
  const router = useRouter()
  const [phase, setPhase] = useState<Phase>({ at: 'choose' })
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [trouble, setTrouble] = useState('')
  const as = useRef<string | undefined>(undefined)
  /** The chosen file as the worker reads it, with what the portal said of a Visio drawing. */
  const given = useRef<{ bytes: Uint8Array; notes: string[] }>({ bytes: new Uint8Array(), notes: [] })
  const [converting, setConverting] = useState(false)
  const compared = useRef(view.version)
  const { work, ask, cancel } = useMapWorker((answer) => {
    if (answer.kind === 'preview') setPhase({ at: 'preview', preview: withNotes(answer.preview, given.current.notes) })
    if (answer.kind === 'refused') setPhase({ at: 'refused', refused: refusedOf(answer.reason) })
    if (answer.kind === 'empty') setPhase({ at: 'refused', refused: { text: NO_STEPS, offer: null } })
    if (answer.kind === 'failed') {
      console.error(answer.error)
      setPhase({ at: 'refused', refused: { text: BROKEN, offer: null } })
    }
  })
  const read = (process?: string) => {
    compared.current = view.version
    ask({ kind: 'file', bytes: given.current.bytes, as: as.current, process, against: againstOf(view, kept) })
  }
  const choose = async (chosen: ChosenFile, encoding?: string) => {
    as.current = encoding
    setTrouble('')
    setFile(chosen)
    setPhase({ at: 'choose' })
    setConverting(true)
    const made = await readable(tenant, chosen.bytes)
    setConverting(false)
    if (!made.ok) return setPhase({ at: 'refused', refused: { text: made.message, offer: null } })
    given.current = made
    read()
  }
  // The table changed meanwhile: the difference is shown anew before anything is decided.
  useEffect(() => {
    if (phase.at === 'preview' && file && compared.current !== view.version) read(phase.preview.process)
  })
  const confirm = async (preview: FilePreview) => {
    if (!file) return
    setTrouble('')
    setPhase({ at: 'sending', preview })
    const query = new URLSearchParams({
      state: mapStatePaths[view.state],
      version: String(view.version),
      process: preview.process,
      ...(as.current !== undefined && { as: as.current }),
    })
    const url = `/api/${tenant}/processes/${view.processId}/map/file?${query}`
    const answer = await sendMap(url, { method: 'POST', body: new Blob([file.bytes]), name: file.name })
    if (answer.ok) {
      setPhase({ at: 'done', text: answer.value.text })
      router.refresh()
      return
    }
    setPhase({ at: 'preview', preview })
    setTrouble(
      answer.conflict
        ? 'Таблицу только что изменили. Ниже – новое сравнение: проверьте и подтвердите.'
        : answer.message,
    )
    if (answer.conflict) router.refresh()
  }
  return { phase, file, trouble, work: converting ? ({ stage: 'read' } as const) : work, choose, read, confirm, cancel }
}

export function MapUpload(props: Props) {
  const { tenant, view } = props
  const { phase, file, trouble, work, choose, read, confirm, cancel } = useUpload(props)
  const base = `/${tenant}/office/processes/${view.processId}`
  const state = `?state=${mapStatePaths[view.state]}`
  if (phase.at === 'done')
    return (
      <Notice tone="ok" title={phase.text} live>
        <p>Файл хранится вместе с таблицей: что в неё не поместилось, осталось в нём.</p>
        <p className="mt-3 flex flex-wrap gap-3">
          <ButtonLink href={`${base}/steps${state}`}>Открыть шаги</ButtonLink>
          <ButtonLink variant="quiet" href={`${base}/map`}>
            Открыть карту
          </ButtonLink>
        </p>
      </Notice>
    )
  const { refused } = phase.at === 'refused' ? phase : { refused: null }
  return (
    <div className="grid gap-5">
      <FileChoice onChosen={(chosen) => void choose(chosen)} busy={work !== null || phase.at === 'sending'} />
      {work && (
        <div className="flex max-w-xl items-end gap-4" aria-live="polite">
          <div className="flex-1">
            <Progress label={`${stageWords[work.stage]}: ${file?.name ?? ''}`} />
          </div>
          <Button variant="quiet" size="s" onClick={cancel}>
            Отменить
          </Button>
        </div>
      )}
      {refused && !work && (
        <Notice
          tone="danger"
          title={file?.name}
          live
          action={
            refused.offer &&
            file && (
              <Button variant="quiet" onClick={() => void choose(file, refused.offer?.encoding)}>
                Открыть в {refused.offer.encoding}
              </Button>
            )
          }
        >
          <p className="break-words">{refused.text}</p>
        </Notice>
      )}
      {trouble && (
        <Notice tone="warn" title="Не сохранено" live>
          {trouble}
        </Notice>
      )}
      {(phase.at === 'preview' || phase.at === 'sending') && file && !work && (
        <FilledPreview
          name={file.name}
          preview={phase.preview}
          busy={phase.at === 'sending'}
          onProcess={read}
          onConfirm={() => void confirm(phase.preview)}
        />
      )}
    </div>
  )
}
