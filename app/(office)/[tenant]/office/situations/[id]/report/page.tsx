import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { DateField } from '@/components/ui/DateField'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { getSituationReport } from '@/lib/feedback/situation/queries'
import type { ReportView } from '@/lib/feedback/situation/view'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { approveReportAction } from '../../action'
import { Measures } from '../Parts'

export const metadata: Metadata = { title: 'Отчёт о жизненной ситуации' }

export default async function ReportPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const base = `/${tenant}/office/situations`
  const actor = await requireActor(tenant, `${base}/${id}/report`)
  const report = await getSituationReport(actor, { id })
  const { content, act } = report
  const file = `/api/${tenant}/documents/situation-reports/${id}`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('situations'), href: base },
          { label: content.title, href: `${base}/${id}` },
          { label: 'Отчёт' },
        ]}
      />
      <PageTitle
        title="Отчёт о реализации целевого состояния"
        kicker={content.title}
        actions={
          <span className="flex gap-4 text-dense">
            <a href={`${file}.docx`} download="">
              DOCX
            </a>
            <a href={`${file}.pdf`} download="">
              PDF
            </a>
          </span>
        }
      />
      <div className="max-w-[48rem]">
        {act ? (
          <Notice tone="ok" className="mb-5">
            Утверждён {formatLong(act.on)}
            {act.number && `, № ${act.number}`}: {act.signer}. Больше не меняется.
          </Notice>
        ) : (
          <Notice className="mb-5">Это проект: до утверждения в нём то, что известно сейчас.</Notice>
        )}
        <Figures report={report} />
        {act?.conclusion && (
          <Section title="Выводы" rule>
            <p className="whitespace-pre-line">{act.conclusion}</p>
          </Section>
        )}
        {report.can.approve && <Approve tenant={tenant} report={report} today={todayOf(actor)} />}
      </div>
    </>
  )
}

function Figures({ report: { content } }: { report: ReportView }) {
  const { journeys, measures, plan, services, decisions } = content
  return (
    <>
      <Section title="Было и цель по картам пути" rule>
        {journeys.length === 0 && <p className="text-muted">Карт пути нет.</p>}
        <ul className="grid gap-2">
          {journeys.map(({ who, figures }) => (
            <li key={who}>
              <b className="font-medium">{who}</b>:{' '}
              {figures.map(({ label, before, target }) => `${label.toLowerCase()} ${before} → ${target}`).join(', ')}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Показатели цели" rule>
        {measures.length > 0 ? <Measures measures={measures} /> : <p className="text-muted">Показателей не назвали.</p>}
      </Section>
      <Section title="План и решения" rule>
        <p>
          {plan
            ? `${plan.title}: выполнено ${plan.done} из ${count(plan.items, 'пункта', 'пунктов', 'пунктов')}${plan.late > 0 ? `, опаздывает ${plan.late}` : ''}.`
            : 'Плана не было.'}
        </p>
        <ul className="mt-2">
          {decisions.map(({ title, body, number, on, outcome }) => (
            <li key={title}>
              {title}: {outcome}, {body}, {formatLong(on)}, №&nbsp;{number}
            </li>
          ))}
        </ul>
        <p className="mt-2 text-muted">Услуг и функций в перечне: {services.length}.</p>
      </Section>
    </>
  )
}

function Approve({ tenant, report, today }: { tenant: string; report: ReportView; today: string }) {
  const { id, version, mark } = report
  return (
    <Section title="Утвердить отчёт" lead="Отчёт станет неизменным, ситуация – завершённой." rule>
      <ActionForm
        key={`${version} ${mark}`}
        action={approveReportAction}
        tenant={tenant}
        hidden={{ id, version, shown: mark }}
        submitLabel="Утвердить отчёт"
        confirm={{
          title: 'Утвердить отчёт и завершить ситуацию?',
          text: 'Карты, перечень услуг и отчёт больше не изменятся.',
          confirmLabel: 'Утвердить',
        }}
      >
        <TextArea name="conclusion" label="Выводы" optional hint="Чего достигли и чего не достигли" maxLength={4000} />
        <TextField name="signer" label="Кто подписал" hint="Должность и фамилия" maxLength={300} />
        <TextField name="number" label="Номер" optional maxLength={60} chars={12} autoComplete="off" />
        <DateField name="on" label="День" max={today} terse />
      </ActionForm>
    </Section>
  )
}
