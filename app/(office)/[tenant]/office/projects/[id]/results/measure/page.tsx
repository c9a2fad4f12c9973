import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ResultForm } from '@/components/results/ResultForm'
import { DateField } from '@/components/ui/DateField'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import { getProjectResults } from '@/lib/results/queries'
import { loadProject } from '../../load'
import { measureAction } from '../action'

export const metadata: Metadata = { title: 'Внести измерение' }

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ goal?: string }> }

export default async function MeasurePage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { goal } = await searchParams
  const { actor } = await loadProject(tenant, id)
  const results = await getProjectResults(actor, { id })
  if (!results?.can.measure) notFound()
  const { goals, today, project, can } = results
  const stability = project.status === 'MONITORING' && project.stabilityDue
  return (
    <Section title="Внести измерение">
      {stability && (
        <Notice className="mb-6 max-w-[44rem]">
          {today >= stability
            ? 'Это измерение покажет, держится ли результат после закрытия проекта.'
            : `Держится ли результат, покажет измерение, сделанное ${formatLong(stability)} или позже.`}
        </Notice>
      )}
      <ResultForm
        action={measureAction}
        tenant={tenant}
        projectId={id}
        submitLabel="Внести измерение"
        backHref={`/${tenant}/office/projects/${id}/results`}
        uploadFor={can.uploadFor}
        fileLabel="Подтверждение: хронометраж, выгрузка, фото"
      >
        <SelectField
          name="goalId"
          label="Цель"
          defaultValue={goals.some((one) => one.id === goal) ? goal : goals.length === 1 ? goals[0]?.id : undefined}
          empty="Выберите цель"
          options={goals.map((one) => ({ value: one.id, label: one.unit ? `${one.name}, ${one.unit}` : one.name }))}
        />
        <TextField
          name="value"
          label="Измеренное значение"
          inputMode="decimal"
          chars={12}
          hint="Только число, например 12,5: единица измерения уже указана в цели."
          autoComplete="off"
        />
        <DateField name="measuredOn" label="Когда измерено" defaultValue={today} max={today} />
        <TextArea
          name="comment"
          label="Как измеряли"
          optional
          rows={2}
          hint="Например: хронометраж 30 обращений с 5 по 9 октября"
        />
      </ResultForm>
    </Section>
  )
}
