'use client'
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { readAnswers } from '@/lib/feedback/answers/fields'
import type { EnteredChannel } from '@/lib/feedback/answers/labels'
import { asWritten } from '@/lib/feedback/answers/sheet'
import { errorsOf } from '@/lib/feedback/answers/step'
import { wayThrough } from '@/lib/feedback/survey/conditions'
import type { SurveyContent } from '@/lib/feedback/survey/definition'
import { SheetQuestion } from './SheetQuestion'
import { loadKept, newSheet, saveKept, writeSheet, type Kept, type Sheet, type Written } from './sheet-store'

type Props = {
  address: string
  versionId: string
  content: SurveyContent
  channel: EnteredChannel
  agencies: { id: string; name: string }[]
  points: { value: string; label: string }[]
  asker: string
}

const RETRY_MS = 15_000

/** The sheet being written, kept in the browser at every key; those that are done go to the portal at once, in turn. */
function useSheets({ address, versionId, channel }: Props) {
  const name = `gemba-sheets ${address} ${versionId} ${channel}`
  const [kept, setKept] = useState<Kept | null>(null)
  const [last, setLast] = useState<Written | null>(null)
  const [unsafe, setUnsafe] = useState(false)
  const busy = useRef(false)
  useEffect(() => {
    // What the browser kept is known only there.
    const timer = setTimeout(() => setKept(loadKept(name) ?? { sheet: newSheet(), written: 0, waiting: [] }))
    return () => clearTimeout(timer)
  }, [name])
  useEffect(() => {
    if (kept && !saveKept(name, kept)) setTimeout(() => setUnsafe(true))
  }, [name, kept])
  /** On what stands now: an answer of the portal comes while the next sheet is being typed. */
  const change = (next: (now: Kept) => Kept): void => setKept((now) => now && next(now))
  const sendFirst = useEffectEvent(async () => {
    const first = kept?.waiting[0]
    if (!first || busy.current) return
    busy.current = true
    const answer = await writeSheet(address, first.body)
    busy.current = false
    setLast(answer)
    if (answer.kind === 'later') return
    change((now) => ({
      // A refused one comes back under the hand; what was begun meanwhile is kept aside and comes after it.
      ...(answer.kind === 'refused'
        ? { sheet: first.sheet, aside: Object.keys(now.sheet.fields).length > 0 ? now.sheet : now.aside }
        : { sheet: now.sheet, aside: now.aside }),
      written: now.written + (answer.kind === 'written' ? 1 : 0),
      waiting: now.waiting.filter(({ sheet }) => sheet.key !== first.sheet.key),
    }))
  })
  const waiting = kept?.waiting.length ?? 0
  useEffect(() => {
    if (waiting === 0) return
    const soon = setTimeout(() => void sendFirst())
    const timer = setInterval(() => void sendFirst(), RETRY_MS)
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
    }
  }, [waiting])
  return { kept, change, last, unsafe, setLast }
}

export function SheetEntry(props: Props) {
  const { content, versionId, channel, agencies, points, asker } = props
  const { kept, change, last, unsafe, setLast } = useSheets(props)
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const key = kept?.sheet.key
  // A sheet is typed from its first question on, without the mouse: the first one, and each that follows.
  useEffect(() => {
    if (key !== undefined) box.current?.querySelector<HTMLElement>('[data-stop]')?.focus()
  }, [key])
  if (!kept) return <p className="text-muted">Открываем…</p>
  const { sheet, written, waiting } = kept
  const keep = (next: Partial<Sheet>): void => change((now) => ({ ...now, sheet: { ...now.sheet, ...next } }))
  const { given, bad } = readAnswers(content, sheet.fields)
  const open = asWritten(content)
  const way = wayThrough(open, given)
  const errors = errorsOf(open, way, bad, {})
  const questions = content.pages.flatMap((page) => page.questions).filter(({ kind }) => kind !== 'file')
  const shown = questions.filter(({ id }) => way.shown.includes(id))

  const write = (): void => {
    setTried(true)
    if (Object.keys(errors).length > 0 || (agencies.length > 0 && sheet.agencyId === '')) return
    if (Object.keys(given).length === 0) {
      setLast({ kind: 'refused', message: 'В листе нет ни одного ответа.', details: [] })
      return
    }
    const { fields: _fields, ...rest } = sheet
    setTried(false)
    const body = { ...rest, versionId, channel, answers: given }
    change((now) => ({
      ...now,
      sheet: now.aside ?? newSheet(sheet),
      aside: undefined,
      waiting: [...now.waiting, { sheet, body }],
    }))
  }
  /** Enter goes on; after the last question the sheet is written. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || (event.target as HTMLElement).tagName === 'BUTTON') return
    event.preventDefault()
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
    const at = stops.findIndex((stop) => stop.contains(event.target as Node))
    const next = stops[at + 1]
    if (next) next.focus()
    else write()
  }
  return (
    <div ref={box} onKeyDown={onKeyDown} className="max-w-[46rem]">
      <p
        role="status"
        aria-live="polite"
        className="sticky top-0 z-10 border-b border-line bg-paper py-2 font-semibold"
      >
        Сохранено {written}
        {waiting.length > 0 && ` · отправляется ${waiting.length}`}
      </p>
      <Last last={last} />
      {unsafe && (
        <Notice tone="warn" title="Браузер ничего не хранит: не закрывайте вкладку, пока лист не записан" live />
      )}
      {channel === 'PHONE' && (
        <p className="mt-4 rounded-card bg-accent-soft p-4">
          «Здравствуйте! Я звоню от имени: {asker}. Ответьте, пожалуйста, на несколько вопросов. Имя не спрашиваю,
          ответы увидят только вместе с другими. Вам удобно сейчас?»
        </p>
      )}
      <Whose {...{ agencies, points, sheet, tried }} change={(next) => keep(next)} />
      {shown.map((question) => (
        <SheetQuestion
          key={`${sheet.key} ${question.id}`}
          number={questions.indexOf(question) + 1}
          question={question}
          fields={sheet.fields}
          error={tried ? errors[question.id] : undefined}
          change={(fields) => keep({ fields: { ...sheet.fields, ...fields } })}
        />
      ))}
      <label className="mt-6 flex min-h-10 items-center gap-3">
        <input
          type="checkbox"
          className="size-5"
          checked={sheet.forOther}
          onChange={(event) => keep({ forOther: event.target.checked })}
        />
        Отвечал за другого человека
      </label>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button onClick={write}>Записать лист</Button>
        {channel === 'PHONE' && (
          <Button variant="quiet" onClick={() => keep(newSheet(sheet))}>
            Отказался отвечать – следующий
          </Button>
        )}
      </div>
    </div>
  )
}

/** What became of the last sheet. */
function Last({ last }: { last: Written | null }) {
  return (
    <>
      {last?.kind === 'later' && <Notice tone="warn" title={last.message} live />}
      {last?.kind === 'refused' && (
        <Notice tone="danger" title={last.message} live>
          {last.details.join('; ')}
        </Notice>
      )}
      {last?.kind === 'written' && last.dropped.length > 0 && (
        <Notice tone="info" live title="Не засчитано: по другим ответам эти вопросы не задают">
          {last.dropped.join('; ')}
        </Notice>
      )}
    </>
  )
}

function Whose({
  agencies,
  points,
  sheet,
  tried,
  change,
}: {
  agencies: Props['agencies']
  points: Props['points']
  sheet: Sheet
  tried: boolean
  change: (sheet: Sheet) => void
}) {
  const select = 'block min-h-10 w-full rounded-ctl border border-control bg-paper px-3'
  return (
    <div className="mt-4 grid gap-4 sm:grid-cols-2">
      {agencies.length > 0 && (
        <label>
          <span className="mb-1 block text-sm text-muted">О каком органе</span>
          <select
            className={select}
            value={sheet.agencyId}
            aria-invalid={tried && sheet.agencyId === ''}
            onChange={(event) => change({ ...sheet, agencyId: event.target.value })}
          >
            <option value="">Выберите</option>
            {agencies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {tried && sheet.agencyId === '' && <span className="text-danger">Выберите орган.</span>}
        </label>
      )}
      {points.length > 0 && (
        <label>
          <span className="mb-1 block text-sm text-muted">О какой точке</span>
          <select
            className={select}
            value={sheet.touchpointId}
            onChange={(event) => change({ ...sheet, touchpointId: event.target.value })}
          >
            <option value="">не сказано</option>
            {points.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
