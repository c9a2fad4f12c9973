import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { formatDateTimeShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { TimingView } from '@/lib/processes/timing/view'

/** The way back of «Взять в таблицу»: the times that stood before, while the steps were not changed since. */
export function TakenBack({ tenant, view, action }: { tenant: string; view: TimingView; action: FormAction }) {
  const { undo } = view
  if (!undo) return null
  return (
    <div className="mt-4 flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <p className="text-muted">
        {undo.byName}, {formatDateTimeShort(view.timeZone, undo.at)}: замеры взяты в таблицу,{' '}
        {count(undo.steps, 'время', 'времени', 'времён')}.
        {undo.changed > 0 && ` Ещё ${count(undo.changed, 'изменено', 'изменены', 'изменено')} после этого и останется.`}
      </p>
      <ActionForm
        action={action}
        tenant={tenant}
        hidden={{ processId: view.processId, state: view.state, batchId: undo.batchId }}
        quiet
        submitLabel="Вернуть прежние времена"
        variant="text"
      />
    </div>
  )
}
