import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReportState } from '@/components/projects/ReportState'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button, ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { formatDateTime } from '@/lib/core/dates'
import { getReport } from '@/lib/projects/reports/queries'
import { loadProject } from '../../load'
import { acceptReportAction, reportAction, returnReportAction, saveReportAction } from '../action'
import { Facts } from './Facts'
import { reportKindLabels } from '@/lib/projects/reports/labels'
import type { ReportView } from '@/lib/projects/reports/view'

export const metadata: Metadata = { title: 'Отчёт о проекте' }

type Props = { params: Promise<{ tenant: string; id: string; reportId: string }> }

export default async function ReportPage({ params }: Props) {
  const { tenant, id, reportId } = await params
  const { actor } = await loadProject(tenant, id)
  const report = await getReport(actor, { id: reportId })
  if (report.project.id !== id) notFound()
  const document = `/api/${tenant}/documents/reports/${reportId}`
  const { timeZone } = actor.tenant
  return (
    <>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2>
            {reportKindLabels[report.kind]}
            {report.direction && `: ${report.direction}`}
          </h2>
          <p className="flex flex-wrap gap-x-4 text-sm text-muted">
            <ReportState {...report} />
            {report.submittedAt && (
              <span>
                сдан {formatDateTime(timeZone, report.submittedAt)}, {report.submittedBy}
              </span>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2 print:hidden">
          <ButtonLink size="s" variant="quiet" href={`${document}.pdf`} download="">
            PDF
          </ButtonLink>
          <ButtonLink size="s" variant="quiet" href={`${document}.docx`} download="">
            DOCX
          </ButtonLink>
        </div>
      </div>
      {report.remarks && (
        <Notice
          tone={report.status === 'RETURNED' ? 'warn' : 'info'}
          title={report.status === 'RETURNED' ? 'Возвращён с замечаниями' : 'Замечания центра компетенций'}
          className="mb-4"
        >
          <span className="whitespace-pre-line">{report.remarks}</span>
          <span className="block text-sm text-muted">
            {report.decidedBy}
            {report.decidedAt && `, ${formatDateTime(timeZone, report.decidedAt)}`}
          </span>
        </Notice>
      )}
      {report.request && (
        <Section title="О чём спрашивают" level={3}>
          <p className="max-w-[80ch] whitespace-pre-line">{report.request}</p>
          {report.askedBy && <p className="text-sm text-muted">{report.askedBy}</p>}
        </Section>
      )}
      <Section title="Отчёт" rule>
        {report.can.edit ? <Words tenant={tenant} report={report} /> : <Answers report={report} />}
      </Section>
      {report.can.decide && <Decision tenant={tenant} report={report} />}
      <Facts report={report} />
    </>
  )
}

/** The curator hands in, the team keeps a draft; both see the same fields. */
function Words({ tenant, report }: { tenant: string; report: ReportView }) {
  const { submit } = report.can
  return (
    <div className="max-w-[48rem]">
      <ActionForm
        action={submit ? reportAction : saveReportAction}
        tenant={tenant}
        hidden={{ reportId: report.id, version: report.version }}
        submitLabel={submit ? 'Сдать отчёт' : 'Сохранить черновик'}
        actions={
          submit ? (
            <Button type="submit" name="draft" value="1" variant="quiet">
              Сохранить черновик
            </Button>
          ) : (
            <span className="text-sm text-muted">Сдаёт отчёт куратор.</span>
          )
        }
      >
        {report.body.questions.map((question, i) => (
          <TextArea
            key={question}
            name={`answers.${i}`}
            label={question}
            rows={4}
            defaultValue={report.body.answers[i]}
          />
        ))}
      </ActionForm>
    </div>
  )
}

function Answers({ report: { body } }: { report: ReportView }) {
  return body.questions.map((question, i) => (
    <div key={question} className="mb-4">
      <h3>{question}</h3>
      <p className="max-w-[80ch] whitespace-pre-line">
        {body.answers[i] || <span className="text-muted">Ответа пока нет.</span>}
      </p>
    </div>
  ))
}

function Decision({ tenant, report }: { tenant: string; report: ReportView }) {
  return (
    <Section title="Рассмотреть отчёт" rule>
      <div className="grid max-w-[48rem] gap-6">
        <ActionForm
          action={acceptReportAction}
          tenant={tenant}
          hidden={{ reportId: report.id, version: report.version }}
          submitLabel="Принять отчёт"
        />
        <details>
          <summary className="cursor-pointer text-accent">Вернуть с замечаниями</summary>
          <div className="mt-4">
            <ActionForm
              action={returnReportAction}
              tenant={tenant}
              hidden={{ reportId: report.id, version: report.version }}
              submitLabel="Вернуть куратору"
              variant="danger"
            >
              <TextArea name="remarks" label="Что исправить" rows={3} />
            </ActionForm>
          </div>
        </details>
      </div>
    </Section>
  )
}
