'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo } from 'react'
import { Button } from '@/components/ui/Button'
import { SaveLine } from '@/components/ui/SaveLine'
import type { ResourcePrices } from '@/lib/processes/model/types'
import { doubtTitle } from '@/lib/processes/steps/doubts'
import { namedMaterials, typedNames, withNames } from '@/lib/processes/steps/known-names'
import { fieldLabels } from '@/lib/processes/steps/labels'
import { readPath } from '@/lib/processes/steps/cells'
import type { ReckonInput } from '@/lib/processes/steps/reckon'
import { sumsOf, type StepsView } from '@/lib/processes/steps/view'
import { FigureLine } from './FigureLine'
import { GridContext } from './grid-context'
import { KeyLine } from './KeyLine'
import { PasteNote } from './PasteNote'
import { ProofContext, type Proofs } from './proof-context'
import { StepGrid } from './StepGrid'
import { TableContext } from './table-context'
import { StageNotes, TakenOut, Unsaved } from './TableNotes'
import { TimeLadder } from './TimeLadder'
import { useTableContext } from './use-context'
import { useFigures, type Figures } from './use-figures'
import { useGrid } from './use-grid'
import { useSteps } from './use-steps'

type Props = {
  tenant: string
  view: StepsView
  /** Null: for those who may not see rates. */
  prices: ResourcePrices | null
  /** Figures of the table as it came. */
  figures: Figures
  /** What times of the table stand on. */
  proofs: Proofs
  returnTo: string
}

/** The table of steps in the browser: the state as a heading, the figures, the ladder of time, the table. */
// Long: the parts of one screen.
export function StepsEditor({ tenant, view, prices, figures: start, proofs, returnTo }: Props) {
  const steps = useSteps(tenant, view)
  const { rows, live, state } = steps
  const editable = view.canEdit && live.refusal === null
  const router = useRouter()
  // Somebody dropped the process meanwhile: the rest of the page follows.
  useEffect(() => {
    if (live.refusal !== view.refusal) router.refresh()
  }, [live.refusal, view.refusal, router])

  const context = useTableContext(rows, live, view.dayMinutes)
  const input = useInput(view, prices, steps)
  const figures = useFigures(input, start)
  const {
    grid,
    state: standing,
    ...at
  } = useGrid({
    view,
    steps,
    context,
    roles: live.roles,
    subs: live.subs,
    tenant,
    priced: prices !== null,
    editable,
  })
  const shown = figures.sound?.figures ?? null
  const { remark, pasted } = standing
  const table = useMemo(() => ({ rows, start: steps.start }), [rows, steps.start])
  return (
    <GridContext value={grid}>
      <TableContext value={table}>
        <div className="steps">
          <Unsaved steps={steps} timeZone={view.timeZone} />
          <div className="step-state">
            <h2>
              {rows.length === 0
                ? `Шагов пока нет${editable ? '. Напишите первый или вставьте строки из Excel' : ''}`
                : titleOf(figures, context.numbers.numberOf)}
            </h2>
            <p className="text-sm text-muted" aria-live="polite">
              {editable ? (
                <SaveLine
                  state={state}
                  timeZone={view.timeZone}
                  signInHref={`/sign-in?tenant=${tenant}&returnTo=${encodeURIComponent(returnTo)}`}
                  onRetry={steps.retry}
                  idle="Сохраняется само"
                  conflict={([path = '']) =>
                    `Изменили одновременно с вами: ${clashPlace(path, context.numbers.numberOf)}`
                  }
                />
              ) : (
                (live.refusal ?? 'Только чтение: шаги ведёт орган – владелец процесса.')
              )}
            </p>
          </div>
          <FigureLine
            figures={figures}
            priced={prices !== null}
            runsPerYear={view.runsPerYear}
            timeZone={view.timeZone}
          />
          {shown && (
            <TimeLadder ladder={shown.ladder} total={shown.lead ? `${shown.lead.value} ${shown.lead.unit}` : ''} />
          )}
          {pasted && <PasteNote pasted={pasted} undoable={steps.lastDeed === pasted.deed} onClose={at.clearPasted} />}
          {remark?.stepId === null && (
            <div role="status" className="step-note">
              <p>{remark.text}</p>
              {remark.undo && (
                <Button size="s" variant="quiet" onClick={() => grid.undo()}>
                  Вернуть
                </Button>
              )}
            </div>
          )}
          <TakenOut gone={steps.gone} rows={rows} />
          {figures.doubts.map(
            ({ stepId, code, text }) =>
              stepId === null &&
              rows.length > 0 && (
                <p key={code} className="step-note text-warn">
                  {text}
                </p>
              ),
          )}
          <ProofContext value={proofs}>
            <StepGrid
              rows={rows}
              state={standing}
              extend={at.extend}
              figures={figures}
              clashes={steps.clashes}
              editors={live.editors}
            />
          </ProofContext>
          <StageNotes rows={rows} figures={shown} />
          {editable && <KeyLine canUndo={steps.canUndo} canRedo={steps.canRedo} />}
        </div>
      </TableContext>
    </GridContext>
  )
}

/** What is reckoned: another one only when the table, its names or prices change. */
function useInput(
  view: StepsView,
  prices: ResourcePrices | null,
  { rows, start, live }: ReturnType<typeof useSteps>,
): ReckonInput {
  const { name, agency, unitId, runsPerYear, today, dayMinutes } = view
  const { roles: known, materials: priced, subs } = live
  return useMemo(() => {
    // What is new is known by the ids under which it is typed until the server has it.
    const { roles, materials } = withNames({ roles: known, materials: priced }, typedNames(rows))
    return {
      roles,
      rows: rows.map(({ id, data }) => ({ id, data })),
      subs: sumsOf(subs),
      start,
      owner: { name, agencyId: agency.id, unitId },
      prices: prices && namedMaterials(prices, materials),
      runsPerYear,
      day: today,
      dayMinutes,
    }
  }, [rows, known, priced, subs, start, prices, name, agency.id, unitId, runsPerYear, today, dayMinutes])
}

function clashPlace(path: string, numberOf: (id: string) => number | undefined): string {
  const place = readPath(path)
  return place ? `шаг ${numberOf(place.stepId) ?? ''}, ${fieldLabels[place.field].toLowerCase()}` : 'начало процесса'
}

/** The heading is the state of the table. */
function titleOf({ doubts, sound }: Figures, numberOf: (id: string) => number | undefined): string {
  const [only] = doubts
  if (doubts.length === 1 && only?.code === 'probability_sum')
    return doubtTitle(doubts, numberOf, only.text.split(':')[0])
  if (doubts.length > 0) return doubtTitle(doubts, numberOf)
  const { lead, money } = sound?.figures ?? {}
  const cost = money?.run ? ` и стоит ${money.run} ₽` : ''
  return lead ? `Прогон длится ${lead.value} ${lead.unit}${cost}` : 'Сомнений нет; ВПП – только моделированием'
}
