'use client'
import { useRouter } from 'next/navigation'
import { useState, type KeyboardEvent } from 'react'
import { sendJson } from '@/components/ui/api'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { SaveLine } from '@/components/ui/SaveLine'
import { textEvents } from '@/components/ui/text-events'
import { useAutosave } from '@/components/ui/use-autosave'
import { autosaveState } from '@/lib/core/autosave'
import { isTextBackup, savedTexts, textMachine, type TextEntry, type TextEvent } from '@/lib/core/text-autosave'
import {
  cellSpec,
  cellTrouble,
  pathOf,
  readCell,
  readPath,
  stageFields,
  textsOf,
  withTexts,
  type Stage,
  type StageField,
} from '@/lib/feedback/situation/stage'
import { StageTools, type StageActions } from './StageTools'
import './journey.css'

const REFRESH_MS = 10_000

type Props = {
  tenant: string
  id: string
  userKey: string
  version: number
  stages: Stage[]
  timeZone: string
  actions: StageActions
}
type Live = { version: number; stages: Stage[]; by: string; at: string }

/** A cell that cannot be kept is not sent: the others go without it. */
const isKept = ([path, { local }]: [string, TextEntry]): boolean => {
  const cell = readPath(path)
  return cell !== null && readCell(cell.field, local) !== null
}
const refusedCell = ([key]: [string, TextEntry]): TextEvent => ({
  type: 'failed',
  key,
  trouble: { kind: 'refused', message: cellTrouble(readPath(key)?.field ?? 'name') },
})

/** The cells of a journey: typed here, saved by themselves; what others write comes by itself. */
function useJourney({ tenant, id, userKey, version, stages }: Props) {
  const url = `/api/${tenant}/journeys/${id}`
  const router = useRouter()
  const [ids, setIds] = useState(() => stages.map((stage) => stage.id).join())
  const saving = useAutosave({
    machine: textMachine,
    editable: true,
    prefix: `gemba:journey:${tenant}:${id}:${userKey}:`,
    isBackup: isTextBackup,
    everyMs: REFRESH_MS,
    start: () => autosaveState(textMachine, savedTexts(textsOf(stages), {}, version)),
    send: async (entries, leaving) => {
      const kept = entries.filter(isKept)
      const refused = entries.filter((entry) => !isKept(entry)).map(refusedCell)
      if (kept.length === 0) return refused
      const edits = kept.map(([path, { local, base }]) => ({ path, base, text: local }))
      const reply = await sendJson(url, { method: 'PUT', keepalive: leaving, body: JSON.stringify({ edits }) })
      return [...refused, ...textEvents(reply, kept)]
    },
    look: async (state) => {
      const reply = await sendJson(url, { method: 'GET' })
      if (reply?.status !== 200) return null
      const live = reply.body as Live
      const now = live.stages.map((stage) => stage.id).join()
      // Somebody has added, moved or taken away a stage.
      if (now !== ids) {
        setIds(now)
        router.refresh()
      }
      const texts = textsOf(live.stages)
      const authors = Object.fromEntries(Object.keys(texts).map((path) => [path, { by: live.by, at: live.at }]))
      return savedTexts(texts, authors, live.version, Object.keys(state.entries))
    },
  })
  return saving
}
type Saving = ReturnType<typeof useJourney>

/** The journey as a table of cells: a column a stage, a row a thing to say of it. */
export function JourneyEditor(props: Props) {
  const { tenant, id, stages, timeZone, actions } = props
  const saving = useJourney(props)
  const { state, offered } = saving
  const texts = Object.fromEntries(Object.entries(state.entries).map(([path, { local }]) => [path, local]))
  const shown = withTexts(stages, texts)
  return (
    <div className="grid gap-4">
      {Object.keys(offered).length > 0 && (
        <Notice
          tone="info"
          title="В этом браузере остался текст, которого нет на портале"
          action={
            <span className="flex flex-wrap gap-2">
              <Button size="s" onClick={() => saving.restore()}>
                Вернуть его
              </Button>
              <Button size="s" variant="quiet" onClick={() => saving.discard()}>
                Не нужен
              </Button>
            </span>
          }
        >
          Он не успел сохраниться в прошлый раз.
        </Notice>
      )}
      <div className="journey-scroll" role="region" aria-label="Таблица карты пути" tabIndex={0}>
        <table className="journey-edit">
          <caption className="sr-only">Карта пути: столбец – этап, строка – что о нём известно</caption>
          <thead>
            <tr>
              <td />
              {shown.map((stage, i) => (
                <th key={stage.id} scope="col">
                  <StageTools
                    tenant={tenant}
                    journeyId={id}
                    stage={stage}
                    at={i}
                    last={i === shown.length - 1}
                    actions={actions}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stageFields.map((field) => (
              <tr key={field}>
                <th scope="row">
                  {cellSpec(field).label}
                  {cellSpec(field).hint && <span className="block font-normal text-muted">{cellSpec(field).hint}</span>}
                </th>
                {shown.map((stage, i) => (
                  <Cell key={stage.id} saving={saving} stageId={stage.id} field={field} n={i + 1} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p
        className="sticky bottom-0 z-10 border-t border-line bg-paper py-3 text-sm text-muted print:hidden"
        aria-live="polite"
      >
        <SaveLine
          state={state}
          timeZone={timeZone}
          signInHref={`/${tenant}/office`}
          onRetry={() => saving.retry()}
          idle="Всё, что вы пишете, сохраняется само. Tab – к соседней ячейке, Alt и стрелки – вверх, вниз, в стороны."
          conflict={() => 'Ячейку изменили одновременно с вами – выберите в ней, что оставить.'}
        />
      </p>
    </div>
  )
}

const cellId = (path: string): string => `cell-${path.replace('.', '-')}`
const steps: Record<string, { row: number; column: number }> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

/** Alt and an arrow: to the cell beside. */
function onKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const step = event.altKey ? steps[event.key] : undefined
  const cell = event.currentTarget.closest('td')
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined
  const table = row?.closest('tbody')
  if (!step || !cell || !row || !table) return
  const next = table.rows[row.sectionRowIndex + step.row]?.cells[cell.cellIndex + step.column]
  const area = next?.querySelector('textarea')
  if (!area) return
  event.preventDefault()
  area.focus()
  area.select()
}

type CellProps = { saving: Saving; stageId: string; field: StageField; n: number }

function Cell({ saving, stageId, field, n }: CellProps) {
  const path = pathOf(stageId, field)
  const entry = saving.state.entries[path]
  const text = entry?.local ?? ''
  const { label, max, kind } = cellSpec(field)
  const bad = readCell(field, text) === null
  const theirs = entry?.phase === 'conflict' ? entry.theirs : null
  const note = `${cellId(path)}-note`
  return (
    <td data-state={theirs ? 'clash' : bad ? 'bad' : undefined}>
      <textarea
        id={cellId(path)}
        rows={1}
        value={text}
        maxLength={kind === 'text' ? max : 8}
        inputMode={kind === 'count' ? 'numeric' : undefined}
        aria-label={`${label}, этап ${n}`}
        aria-invalid={bad || undefined}
        aria-describedby={bad || theirs ? note : undefined}
        onChange={(event) => saving.edit(path, event.currentTarget.value)}
        onKeyDown={onKey}
      />
      {bad && (
        <p id={note} className="px-2 pb-1.5 text-sm text-danger">
          {cellTrouble(field)}
        </p>
      )}
      {theirs && (
        <div id={note} role="alert" className="grid gap-1.5 px-2 pb-2 text-sm">
          <p>
            {theirs.by ?? 'Другой человек'}: {theirs.text || 'пусто'}
          </p>
          <span className="flex flex-wrap gap-1.5">
            <Button size="s" onClick={() => saving.resolve(path, text)}>
              Моё
            </Button>
            <Button size="s" variant="quiet" onClick={() => saving.resolve(path, theirs.text)}>
              Взять это
            </Button>
          </span>
        </div>
      )}
    </td>
  )
}
