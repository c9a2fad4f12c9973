import { ActionForm } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import type { ProcessView } from '@/lib/processes/registry/process-queries'
import { reengineeredAction } from './action'

/** Since when the optimised course is in force, and what proves it. */
export function Reengineered({ tenant, process }: { tenant: string; process: ProcessView }) {
  const { id, version, reengineeredOn, reengineeredBasis, can, status } = process
  const marks = can.edit && status === 'ACTIVE'
  return (
    <Section title="Реинжиниринг">
      {reengineeredOn ? (
        <p>
          <StatusMark kind="ok">Завершён {formatLong(reengineeredOn)}</StatusMark>
          <span className="block text-muted">{reengineeredBasis}</span>
        </p>
      ) : (
        <p className="text-muted">Не отмечен.</p>
      )}
      {marks && (
        <details className="mt-2">
          <summary className="cursor-pointer text-accent">
            {reengineeredOn ? 'Исправить отметку' : 'Отметить, что завершён'}
          </summary>
          <div className="mt-3 max-w-[36rem]">
            <ActionForm
              action={reengineeredAction}
              tenant={tenant}
              hidden={{ id, version }}
              submitLabel="Сохранить отметку"
              quiet
            >
              <DateField
                name="on"
                label="С какого дня действует новый порядок"
                hint={reengineeredOn ? 'Пусто – снять отметку' : undefined}
                defaultValue={reengineeredOn ?? undefined}
              />
              <TextField
                name="basis"
                label="Чем подтверждается"
                defaultValue={reengineeredBasis ?? ''}
                maxLength={500}
                autoComplete="off"
              />
            </ActionForm>
          </div>
        </details>
      )}
    </Section>
  )
}
