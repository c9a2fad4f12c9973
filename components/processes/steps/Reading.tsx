'use client'
import { columnOf, type ColumnKey } from '@/lib/processes/steps/columns'
import type { TypedData } from '@/lib/processes/steps/data'
import { nextLines, readNext } from '@/lib/processes/steps/next-text'
import { readTime, timeReading } from '@/lib/processes/steps/time-text'
import { useGrid } from './grid-context'
import { noteId } from './cell-dom'
import type { Draft } from './CellInput'

const hints: Record<ColumnKey, string> = {
  name: 'что делает работник, одним действием',
  roles: 'несколько – через «;», доля после имени: «Юрист; Бухгалтер 0,5»',
  value: 'ценность, нужно или потеря',
  wait: 'можно писать «1,5 ч», «90 мин», «3 р. д.», «2 нед.», «1–2–3 р. д.»',
  work: 'можно писать «1,5 ч», «90 мин», «3 р. д.», «2 нед.», «10–20–40 мин»',
  next: '«5», «конец», «↩ 1» – возврат, «да 0,8 → 5; нет 0,2 ↩ 1», «5 и 6 → 7» – одновременно',
  wastes: 'вид и минуты: «лишняя обработка 8; дефекты 7»',
}

type Props = {
  stepId: string
  column: ColumnKey
  draft: Draft
  data: TypedData
  onTake: (text: string, goesOn: boolean) => void
}

/** Under the row: how what is typed is understood, what may be meant, how else it can be written. */
export function Reading({ stepId, column, draft, data, onTake }: Props) {
  const { context } = useGrid()
  return (
    <div className="step-reading">
      {draft.found.length > 0 ? (
        <ul id={`${noteId(stepId)}-list`} role="listbox" aria-label="Подсказки" className="step-found">
          {draft.found.map(({ text, label, goesOn = false }, i) => (
            <li
              key={label}
              id={`${noteId(stepId)}-${i}`}
              role="option"
              aria-selected={draft.changed && i === draft.chosen}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault()
                onTake(text, goesOn)
              }}
            >
              {label}
            </li>
          ))}
        </ul>
      ) : (
        <span aria-live="polite">{readingOf(column, draft, data, context)}</span>
      )}
      <span className="step-hint">{hints[column]} · Esc – оставить как было</span>
    </div>
  )
}

function readingOf(
  column: ColumnKey,
  { text, changed }: Draft,
  data: TypedData,
  context: ReturnType<typeof useGrid>['context'],
) {
  if (column === 'wait' || column === 'work') {
    if (text.trim() === '') return null
    const { text: words, mean, doubt } = timeReading(readTime(text, context.dayMinutes), context.dayMinutes)
    return doubt ? (
      <span className="text-warn">{words}</span>
    ) : (
      <>
        {words} <b>{mean}</b>
      </>
    )
  }
  if (column === 'next') {
    const { next, why } = readNext(text, context.numbers)
    if (why !== undefined) return <span className="text-warn">{why}</span>
    return nextLines(next, context.numbers).join('; ')
  }
  if (column === 'roles') {
    const fresh =
      columnOf('roles')
        .read(text, data, context)
        .values.roles?.flatMap(({ name }) => name ?? []) ?? []
    return changed && fresh.length > 0 ? `Enter – новая роль: ${fresh.map((name) => `«${name}»`).join(', ')}` : null
  }
  if (column === 'wastes') {
    const { doubt } = columnOf('wastes').read(text, data, context)
    return doubt ? <span className="text-warn">{doubt}</span> : null
  }
  return null
}
