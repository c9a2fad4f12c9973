import { FileChoice } from '@/components/roadmaps/FileChoice'
import { ActionForm } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { processes } from '@/lib/processes/registry/labels'
import type { RegistryView } from '@/lib/processes/registry/registry-queries'
import { approveRegistryAction } from './action'

type Props = { tenant: string; view: RegistryView; today: string }

/** Records the act that approved the registry: what the page shows becomes the next version. */
export function Approval({ tenant, view, today }: Props) {
  const { agency, versions, counts, active, mark, can, stepless } = view
  const [last] = versions
  const number = (last?.number ?? 0) + 1
  const changed = counts.changed + counts.added + counts.removed
  if (!can.approve || active === 0 || (last && changed === 0)) return null
  const file = `/api/${tenant}/documents/registries/${agency.id}`
  return (
    <Section title={`Утвердить версию ${number}`} rule>
      {stepless.length > 0 && (
        <p className="mb-3 text-dense">
          <span className="text-warn">
            <b aria-hidden="true">! </b>
            {stepless.length === 1 ? `У ${stepless[0]?.code} нет шагов.` : `Без шагов – ${processes(stepless.length)}.`}
          </span>{' '}
          Это не мешает: в акт войдут владелец, входы и результаты.
        </p>
      )}
      <ActionForm
        key={mark}
        action={approveRegistryAction}
        tenant={tenant}
        hidden={{ agencyId: agency.id, last: last?.number ?? 0, shown: mark }}
        submitLabel={`Утвердить ${processes(active)}`}
      >
        <TextField
          name="actTitle"
          label="Вид акта"
          defaultValue={last?.actTitle}
          placeholder="Приказ председателя комитета"
          maxLength={300}
          autoComplete="off"
        />
        <TextField name="actNumber" label="Номер" maxLength={60} chars={12} autoComplete="off" />
        <DateField name="actOn" label="Дата" max={today} terse />
        <FileChoice tenant={tenant} agencyId={agency.id} label="Подписанный акт" optional />
      </ActionForm>
      <p className="mt-3 text-sm text-muted">
        Версия станет неизменной. Приложение к акту:{' '}
        <a href={`${file}.docx`} download="">
          DOCX
        </a>
        ,{' '}
        <a href={`${file}.pdf`} download="">
          PDF
        </a>
      </p>
    </Section>
  )
}
