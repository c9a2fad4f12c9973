'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import type { ButtonSize } from '@/components/ui/Button'
import { count } from '@/lib/core/format'
import { undoImportAction } from './action'

type Load = { id: string; version: number; undoable: number; total: number; stays: { label: string; why: string }[] }

/** Takes a load back, saying what stays. */
export function UndoForm({ load, tenant, size }: { load: Load; tenant: string; size?: ButtonSize }) {
  const { id, version, undoable, total, stays } = load
  const all = undoable === total
  return (
    <ActionForm
      action={undoImportAction}
      tenant={tenant}
      hidden={{ id, version }}
      submitLabel={all ? 'Отменить загрузку' : `Отменить ${undoable} из ${total}`}
      variant="danger"
      size={size}
      quiet
      confirm={{
        title: 'Отменить загрузку?',
        text:
          `${count(undoable, 'запись', 'записи', 'записей')}: новые исчезнут, изменённые станут прежними.` +
          (all ? '' : ` Останутся: ${stays.map(({ label, why }) => `${label} – ${why}`).join('; ')}.`),
        confirmLabel: 'Отменить загрузку',
      }}
    />
  )
}
