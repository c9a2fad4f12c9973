'use client'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { newId } from '@/lib/core/ids'
import { writeBackup } from '@/components/ui/backup-store'
import { changesOf, type Change, type TableRow } from '@/lib/processes/steps/changes'
import { columnOf, type ColumnKey, type TableContext } from '@/lib/processes/steps/columns'
import { rangeOf, spotAt, type Spot } from '@/lib/processes/steps/grid'
import { fieldLabels } from '@/lib/processes/steps/labels'
import { insertSteps, moveStep, moveStepTo, removeSteps } from '@/lib/processes/steps/moves'
import { pasteCells, type Paste } from '@/lib/processes/steps/paste'
import { splitByRoles } from '@/lib/processes/steps/split'
import type { Deed } from '@/lib/processes/steps/undo'
import type { StepsView } from '@/lib/processes/steps/view'
import type { Grid } from './grid-context'
import { isColumnShown } from './cell-dom'
import { readCells } from './clipboard'
import type { Steps } from './use-steps'

export type Active = Spot & { typing: boolean; /** What the key that began it typed. */ typed?: string }
/** Said at a row, or at the table, once: what became of what was typed or done. */
type Remark = { stepId: string | null; text: string; undo?: true }
export type Pasted = Omit<Paste, 'changes'> & { deed: Deed; at: string; rows: number }

export type GridState = {
  active: Active | null
  selected: readonly string[]
  openId: string | null
  remark: Remark | null
  pasted: Pasted | null
}

type Given = {
  view: StepsView
  steps: Steps
  context: TableContext
  roles: Grid['roles']
  subs: Grid['subs']
  tenant: string
  priced: boolean
  editable: boolean
}

/** The table of steps as keys, the mouse and the clipboard work it. */
// Long: one object of small deeds that share the table.
export function useGrid({ view, steps, context, roles, subs, tenant, priced, editable }: Given) {
  const [state, setState] = useState<GridState>({
    active: null,
    selected: [],
    openId: null,
    remark: null,
    pasted: null,
  })
  const latest = useRef({ steps, state, context })
  useLayoutEffect(() => {
    latest.current = { steps, state, context }
  })
  // Long: the deeds themselves, each a few lines.
  const grid = useMemo((): Grid => {
    const now = () => latest.current
    const rows = (): TableRow[] => now().steps.rows
    const row = (id: string) => rows().find((one) => one.id === id)
    const numberOf = (id: string): number => rows().findIndex((one) => one.id === id) + 1
    const patch = (more: Partial<GridState>) => setState((before) => ({ ...before, ...more }))
    const stand = (active: Active | null, more: Partial<GridState> = {}) => patch({ active, selected: [], ...more })
    const apply = (label: string, changes: readonly Change[]) => now().steps.apply(label, changes)
    const read = (stepId: string, column: ColumnKey, text: string) => {
      const data = row(stepId)?.data
      return data && columnOf(column).read(text, data, now().context)
    }
    const written = (stepId: string, column: ColumnKey): string => {
      const data = row(stepId)?.data
      return data ? columnOf(column).write(data, now().context) : ''
    }
    const walked = (step: ReturnType<Steps['undo']>, word: string) => {
      if (step === null) return
      const kept =
        step.kept.length > 0 ? ` Ячейки, которые с тех пор изменили другие, остались: ${step.kept.length}.` : ''
      patch({ remark: { stepId: null, text: `${word}: ${step.label}.${kept}` } })
    }
    return {
      view,
      editable,
      priced,
      context,
      roles,
      subs,
      tenant,
      focus: (stepId, column) => stand({ stepId, column, typing: false }),
      edit: (stepId, column, typed) => {
        if (editable) stand({ stepId, column, typing: true, ...(typed !== undefined && { typed }) }, { remark: null })
      },
      draft: (stepId, column, text) => {
        const { prefix, state: saving } = now().steps
        const found = text === null ? null : read(stepId, column, text)
        const changes = found ? changesOf(stepId, found.values) : []
        for (const { path, text: content } of changes)
          writeBackup(prefix, path, { content, base: saving.entries[path]?.base ?? '', at: Date.now() })
        if (text !== null) return
        const path = `${stepId}.${column}`
        if (saving.entries[path]?.phase !== 'dirty') writeBackup<string, string>(prefix, path, null)
      },
      commit: (stepId, column, text) => {
        if (!editable || text === written(stepId, column)) return
        const found = read(stepId, column, text)
        if (!found) return
        apply(`${fieldLabels[column].toLowerCase()}, шаг ${numberOf(stepId)}`, changesOf(stepId, found.values))
        // A time or a way that was not read says so at its row by itself.
        const own = column === 'wait' || column === 'work' || column === 'next'
        patch({ remark: found.doubt !== undefined && !own ? { stepId, text: found.doubt } : null })
      },
      move: (way, { tab = false, typing = false } = {}) => {
        const { active } = now().state
        if (active === null) return
        const shown = (column: Spot['column']) => isColumnShown(active.stepId, column)
        const spot = spotAt(
          rows().map(({ id }) => id),
          active,
          way,
          { wraps: tab, shown },
        )
        stand({ ...(spot ?? active), typing: typing && editable && spot !== null && spot.column !== 'number' })
      },
      leave: () => {
        const { active } = now().state
        if (active?.typing) patch({ active: { ...active, typing: false } })
      },
      toggle: (stepId) => setState((before) => ({ ...before, openId: before.openId === stepId ? null : stepId })),
      addBelow: (stepId) => {
        if (!editable) return
        const id = newId()
        const after = stepId === null ? rows().length - 1 : numberOf(stepId) - 1
        apply('новый шаг', insertSteps(rows(), after, [{ id, data: {} }]))
        stand({ stepId: id, column: 'name', typing: true }, { remark: null })
      },
      shift: (stepId, by) => {
        if (editable) apply('перестановка', moveStep(rows(), stepId, by))
      },
      drop: (stepId, onto, after) => {
        const [from, to] = [numberOf(stepId) - 1, numberOf(onto) - 1]
        if (!editable || from < 0 || to < 0 || from === to) return
        const target = to + (after ? 1 : 0) - (from < to ? 1 : 0)
        apply('перестановка', moveStepTo(rows(), stepId, target))
      },
      remove: (stepIds) => {
        if (!editable || stepIds.length === 0) return
        const numbers = stepIds.map(numberOf)
        const ids = rows().map(({ id }) => id)
        const left = ids.filter((id) => !stepIds.includes(id))
        const near = left[Math.min(left.length - 1, Math.min(...numbers) - 1)]
        apply('шаги убраны', removeSteps(rows(), stepIds))
        const text = stepIds.length === 1 ? `Шаг ${numbers[0]} убран.` : `Убраны шаги: ${stepIds.length}.`
        stand(near === undefined ? null : { stepId: near, column: 'number', typing: false }, {
          remark: { stepId: null, text, undo: true },
          openId: null,
        })
      },
      split: (stepId) => {
        const nameOf = (role: string) => now().context.roles.byId(role) ?? ''
        if (editable) apply('шаг разделён', splitByRoles(rows(), stepId, nameOf, newId))
      },
      paste: (stepId, column, text) => {
        if (!editable || !/[\t\n]/.test(text.trimEnd())) return false
        void readCells(text).then((table) => {
          const index = Math.max(0, numberOf(stepId) - 1)
          const found = pasteCells({ rows: rows(), row: index, column, table, context: now().context, newId })
          const deed = apply('вставка', found.changes)
          if (deed === null) return
          const pasted = { ...found, deed, at: new Date().toISOString(), rows: found.stepIds.length }
          stand({ stepId: found.stepIds[0] ?? stepId, column, typing: false }, { pasted, remark: null })
        })
        return true
      },
      undo: () => walked(now().steps.undo(), 'Отменено'),
      redo: () => walked(now().steps.redo(), 'Повторено'),
      apply: (label, changes) => {
        if (editable) apply(label, changes)
      },
      set: (stepId, field, value) => {
        if (editable)
          apply(`${fieldLabels[field].toLowerCase()}, шаг ${numberOf(stepId)}`, changesOf(stepId, { [field]: value }))
      },
      settle: (path, text) => now().steps.resolve(path, text),
    }
  }, [view, editable, priced, context, roles, subs, tenant])

  const extend = (stepId: string) =>
    setState((before) => ({
      ...before,
      selected: rangeOf(
        latest.current.steps.rows.map(({ id }) => id),
        before.active?.stepId ?? stepId,
        stepId,
      ),
    }))
  return {
    grid,
    state,
    /** Rows from the one where one stands to this one. */
    extend,
    clearRemark: () => setState((before) => ({ ...before, remark: null })),
    clearPasted: () => setState((before) => ({ ...before, pasted: null })),
  }
}
