import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { DataTable } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { formatDateTime } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { requireActor } from '@/lib/platform/actor'
import { getSignificanceForm } from '@/lib/projects/reports/queries'
import { maximumOf, weightSum } from '@/lib/projects/significance/rules'
import { FormEditor } from './FormEditor'

export const metadata: Metadata = { title: pageName('significance') }

/** The form by which closed projects are evaluated (W plan 1.2), and, for the authority, its editor. */
export default async function SignificancePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/significance`)
  const { form, version, createdBy, createdAt, editable } = await getSignificanceForm(actor, {})
  const weights = weightSum(form)
  return (
    <div className="max-w-[52rem]">
      <OfficeTitle
        path="significance"
        lead="По этой форме куратор оценивает закрытый проект: сумма баллов, умноженных на вес."
        meta={
          version > 0 && createdAt
            ? `версия ${version}, ${createdBy ?? ''}, ${formatDateTime(actor.tenant.timeZone, createdAt)}`
            : undefined
        }
      />
      {form.sample && (
        <Notice tone="warn" title="Это образец" className="mb-5">
          Акт поручает оценивать значимость, но критериев не называет.{' '}
          {editable
            ? 'Измените образец под свою программу и сохраните: он станет вашей формой.'
            : 'Уполномоченный орган своей формы пока не сохранил.'}
        </Notice>
      )}
      <Section title={form.title}>
        <DataTable
          caption="Критерии значимости"
          rows={form.criteria}
          rowKey={({ title }) => title}
          dense
          columns={[
            { key: 'title', header: 'Критерий', phone: 'title', cell: ({ title }) => title },
            { key: 'weight', header: 'Вес', numeric: true, cell: ({ weight }) => formatDecimal(weight) },
            {
              key: 'options',
              header: 'Ответы и баллы',
              phone: 'wide',
              cell: ({ options }) => (
                <ul>
                  {options.map(({ text, score }) => (
                    <li key={text}>
                      {text} – {formatDecimal(score)}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        <p className="mt-3 text-muted">
          Сумма весов {formatDecimal(weights.sum)}
          {weights.one ? '' : ' (не единица: так тоже можно, оценки сравнимы между собой)'}. Наибольшая оценка{' '}
          {formatDecimal(maximumOf(form))}. Ступени:{' '}
          {form.levels.map(({ title, from }) => `${title} – от ${formatDecimal(from)}`).join(', ')}.
        </p>
      </Section>
      {editable && (
        <Section title="Изменить форму" rule lead="Прежние оценки останутся со своей формой.">
          <FormEditor tenant={tenant} form={form} version={version} />
        </Section>
      )}
    </div>
  )
}
