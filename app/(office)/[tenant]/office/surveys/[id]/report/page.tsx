import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { DateField } from '@/components/ui/DateField'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { ReportProblem, ReportTable } from '@/lib/feedback/results/report'
import { getSurveyReport } from '@/lib/feedback/results/report-queries'
import type { ReportVersion, SurveyReportView } from '@/lib/feedback/results/report-view'
import { requireActor, todayOf } from '@/lib/platform/actor'
import {
  createSurveyReportAction,
  signSurveyReportAction,
  updateSurveyReportAction,
  withdrawSurveyReportAction,
} from './action'

export const metadata: Metadata = { title: 'Отчёт об удовлетворённости' }

/** The report of satisfaction: conclusions proposed from the figures, the list of problems, signature. */
export default async function SurveyReportPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/report`)
  const view = await getSurveyReport(actor, { id })
  const { survey, report, content, can } = view
  const file = `/api/${tenant}/documents/survey-reports/${id}`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('surveys'), href: at },
          { label: survey.title, href: `${at}/${id}` },
          { label: 'Результаты', href: `${at}/${id}/results` },
          { label: 'Отчёт' },
        ]}
      />
      <PageTitle
        title={titleOf(view)}
        kicker={[survey.title, survey.agencyName].filter(Boolean).join(' · ')}
        lead="Уровень удовлетворённости клиентов и перечень выявленных проблем."
        actions={
          !view.empty && (
            <>
              <ButtonLink variant="quiet" href={`${file}.docx`} download>
                DOCX
              </ButtonLink>
              <ButtonLink variant="quiet" href={`${file}.pdf`} download>
                PDF
              </ButtonLink>
            </>
          )
        }
      />
      {view.empty ? (
        <Notice>
          Показать пока нечего. Отчёт можно составить, когда закроется первая партия ответов: меньше {content.threshold}{' '}
          ответов портал не показывает.
        </Notice>
      ) : (
        <div className="grid gap-x-10 xl:grid-cols-[5fr_6fr]">
          <div>
            <Deeds tenant={tenant} view={view} today={todayOf(actor)} />
            {view.earlier.length > 0 && <Earlier rows={view.earlier} />}
          </div>
          <Content
            view={view}
            problems={`/${tenant}/office/problems/new?survey=${id}`}
            edit={can.edit && report?.status === 'DRAFT'}
          />
        </div>
      )}
    </>
  )
}

function titleOf({ report, empty, content }: SurveyReportView): string {
  if (empty) return 'Отчёт: показать пока нечего'
  if (report?.status === 'SIGNED') return `Отчёт подписан${report.on ? ` ${formatLong(report.on)}` : ''}`
  if (report?.status === 'WITHDRAWN') return 'Отчёт отозван'
  const problems =
    content.problems.length > 0
      ? count(content.problems.length, 'проблема', 'проблемы', 'проблем')
      : 'проблем не заведено'
  return report ? `Проект отчёта: ${problems}` : `Отчёта ещё нет: ${problems}`
}

/** What is to be done with the report now. */
function Deeds({ tenant, view, today }: { tenant: string; view: SurveyReportView; today: string }) {
  const { report, can, survey, proposed } = view
  if (report === null || report.status === 'WITHDRAWN')
    return (
      <Section title="Выводы из цифр" rule lead="Портал собрал их сам. В проекте их можно поправить и дописать.">
        {report?.withdrawn && (
          <Notice className="mb-4">
            Отозван {formatLong(report.withdrawn.on)}: {report.withdrawn.reason}
          </Notice>
        )}
        <Conclusions text={proposed.join('\n')} />
        {can.edit && (
          <div className="mt-4">
            <ActionForm
              action={createSurveyReportAction}
              tenant={tenant}
              hidden={{ surveyId: survey.id }}
              submitLabel={report ? 'Составить новый проект' : 'Составить проект'}
            />
          </div>
        )}
      </Section>
    )
  if (report.status === 'SIGNED')
    return (
      <Section title="Выводы" rule>
        <Notice tone="ok" className="mb-4">
          Подписал {report.signer}
          {report.number && `, № ${report.number}`}. Цифры – как в день подписания.
        </Notice>
        <Conclusions text={report.conclusions} />
        {can.sign && <Withdraw tenant={tenant} report={report} />}
      </Section>
    )
  return (
    <>
      <Section title="Выводы" rule lead="Каждый вывод – с новой строки. Их прочитают первыми.">
        {can.edit ? (
          <ActionForm
            key={report.version}
            action={updateSurveyReportAction}
            tenant={tenant}
            hidden={{ id: report.id, version: report.version }}
            submitLabel="Сохранить"
            variant="quiet"
          >
            <TextArea name="conclusions" label="Выводы" defaultValue={report.conclusions} rows={8} maxLength={8000} />
            <TextField
              name="signer"
              label="Кто подписывает"
              hint="Должность, И. О. Фамилия"
              defaultValue={report.signer}
              maxLength={300}
            />
            <TextField
              name="number"
              label="Номер"
              optional
              defaultValue={report.number}
              maxLength={60}
              chars={12}
              autoComplete="off"
            />
          </ActionForm>
        ) : (
          <Conclusions text={report.conclusions} />
        )}
      </Section>
      {can.sign && (
        <Section title="Подписать" rule lead="Отчёт станет неизменным: цифры, группы и проблемы – как сегодня.">
          {report.signer === '' ? (
            <p className="text-muted">Сначала напишите и сохраните, кто подписывает.</p>
          ) : (
            <ActionForm
              key={report.version}
              action={signSurveyReportAction}
              tenant={tenant}
              hidden={{ id: report.id, version: report.version, shown: view.mark }}
              submitLabel="Подписать"
              confirm={{
                title: 'Подписать отчёт?',
                text: `Подписывает ${report.signer}. После этого отчёт не меняется, его можно только отозвать.`,
                confirmLabel: 'Подписать',
              }}
            >
              <DateField name="on" label="День" defaultValue={today} max={today} terse />
            </ActionForm>
          )}
        </Section>
      )}
    </>
  )
}

function Withdraw({ tenant, report }: { tenant: string; report: ReportVersion }) {
  return (
    <details className="mt-6">
      <summary className="cursor-pointer text-accent">Отозвать отчёт</summary>
      <div className="mt-3">
        <ActionForm
          action={withdrawSurveyReportAction}
          tenant={tenant}
          hidden={{ id: report.id, version: report.version }}
          submitLabel="Отозвать"
          variant="danger"
        >
          <TextArea name="reason" label="Почему отзывают" hint="Будет написано на отчёте" maxLength={1000} />
        </ActionForm>
      </div>
    </details>
  )
}

const Conclusions = ({ text }: { text: string }) => (
  <ol className="list-decimal space-y-2 pl-5">
    {text
      .split('\n')
      .filter(Boolean)
      .map((line) => (
        <li key={line}>{line}</li>
      ))}
  </ol>
)

function Earlier({ rows }: { rows: ReportVersion[] }) {
  return (
    <Section title="Прежние отчёты" rule>
      <ul className="space-y-1">
        {rows.map((row) => (
          <li key={row.id}>
            {row.on ? `Подписан ${formatLong(row.on)}` : 'Не подписан'}
            {row.number && `, № ${row.number}`}
            {row.withdrawn && `; отозван ${formatLong(row.withdrawn.on)}: ${row.withdrawn.reason}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What the document will print, in its order. */
function Content({ view: { content }, problems, edit }: { view: SurveyReportView; problems: string; edit: boolean }) {
  return (
    <div>
      <Section title="Кого спрашивали" rule>
        <p>{content.asked}</p>
        <p className="mt-1 text-sm text-muted">По ответам, принятым в партии до {content.asOf}</p>
      </Section>
      <Section
        title={`Выявленные проблемы: ${content.problems.length}`}
        rule
        actions={
          edit && (
            <ButtonLink variant="quiet" size="s" href={problems}>
              Завести проблему
            </ButtonLink>
          )
        }
      >
        <Problems rows={content.problems} />
      </Section>
      <Section title="Уровень удовлетворённости" rule>
        <p className="mb-3">{content.level || 'Вопроса с отметками от 1 до 5 в анкете нет.'}</p>
        {[content.waves, ...content.groups].map((table) => (
          <Printed key={table.title} table={table} />
        ))}
        {content.groups.length > 0 && (
          <p className="text-sm text-muted">
            Не приводятся группы, где ответили меньше {content.threshold} человек, и те, из которых их можно вычислить.
          </p>
        )}
      </Section>
      <Section title="Ответы по вопросам" rule>
        <Printed table={content.questions} />
      </Section>
    </div>
  )
}

function Problems({ rows }: { rows: ReportProblem[] }) {
  return (
    <DataTable
      caption="Выявленные проблемы"
      dense
      columns={[
        { key: 'number', header: '№', cell: ({ number }: ReportProblem) => number },
        { key: 'title', header: 'Проблема', phone: 'title', width: '40%', cell: ({ title }) => title },
        { key: 'measure', header: 'Что сделать', cell: ({ measure }) => measure || '–' },
        { key: 'owner', header: 'Отвечает', cell: ({ owner }) => owner || '–' },
        { key: 'due', header: 'Срок', cell: ({ due }) => due || '–' },
        { key: 'status', header: 'Состояние', cell: ({ status }) => status },
      ]}
      rows={rows}
      rowKey={({ number }) => String(number)}
      empty={<p className="text-muted">Проблем по этому опросу не заведено.</p>}
    />
  )
}

function Printed({ table }: { table: ReportTable }) {
  if (table.rows.length === 0) return null
  return (
    <div className="mb-5">
      <DataTable
        caption={table.title}
        showCaption
        dense
        columns={table.head.map((header, at) => ({
          key: String(at),
          header,
          ...(at === 0 && { phone: 'title' as const }),
          cell: (row: string[]) => row[at] ?? '',
        }))}
        rows={table.rows}
        rowKey={(row) => row.join(' ')}
      />
    </div>
  )
}
